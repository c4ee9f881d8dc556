package io.ringfence.drill;

import io.ringfence.act.notify.Trial;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.config.notify.Receiver;
import io.ringfence.drill.Rehearsed.Mark;
import io.ringfence.drill.Step.Result;
import io.ringfence.number.DialPlan;
import io.ringfence.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds drills, one at a time. */
public final class Drills {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(12);

    /** An order that nothing follows has failed by then. */
    private static final long UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(6);

    private static final long LOOK_MILLIS = 50;

    private volatile Settings settings;
    private final DialPlan plan;
    private final Line line;
    private final Clock clock;
    private volatile Optional<Rehearsed> held = Optional.empty();

    /** Over {@code line}. */
    public Drills(Settings settings, DialPlan plan, Line line, Clock clock) {
        this.settings = settings;
        this.plan = plan;
        this.line = line;
        this.clock = clock;
    }

    /** Goes by other settings from the next drill on. */
    void become(Settings other) {
        settings = other;
    }

    /** Takes every event, in the river's turn, beside the office's river and not instead of it. */
    public void on(Event event) {
        Optional<Rehearsed> now = held;
        if (now.isPresent()) {
            now.get().on(event);
        }
    }

    /** Holds one on {@code pbx} and tells the receivers; takes up to some twenty seconds. For no thread of the river. */
    public synchronized Report hold(String pbx) throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        String blind = line.blind(pbx);
        if (blind.isEmpty()) {
            Marked marked = Marked.fresh();
            Rehearsed call = new Rehearsed(marked, pbx, settings, plan, line.wire(), clock);
            play(pbx, marked, call);
            steps.addAll(told(call));
        } else {
            steps.add(new Step("connected", Result.FAIL, -1, "the PBX is not watched now: " + blind));
        }
        steps.addAll(new Thief(settings, plan).steps(pbx, clock.epochNanos()));
        steps.addAll(notified(pbx));
        return new Report(pbx, clock.epochNanos(), List.copyOf(steps));
    }

    private void play(String pbx, Marked marked, Rehearsed call) throws InterruptedException {
        held = Optional.of(call);
        CountDownLatch over = new CountDownLatch(1);
        try {
            line.post(call::asked);
            line.originate(
                    pbx, marked.originate(), (response, message) -> line.post(() -> call.accepted(response, message)));
            long began = clock.monotonicNanos();
            for (long left = 1;
                    left > 0 && over.getCount() > 0;
                    left = LONGEST_NANOS - (clock.monotonicNanos() - began)) {
                boolean late = clock.monotonicNanos() - began > UNSEEN_NANOS;
                line.post(() -> {
                    call.tick(clock.epochNanos());
                    if (call.over() || late && call.millis(Mark.SEEN) < 0) {
                        over.countDown();
                    }
                });
                over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            held = Optional.empty();
        }
    }

    /** Read in the river's turn, to which the call belongs. */
    private List<Step> told(Rehearsed call) throws InterruptedException {
        CompletableFuture<List<Step>> told = new CompletableFuture<>();
        line.post(() -> told.complete(Told.of(call)));
        try {
            return told.get(LONGEST_NANOS, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of(new Step("river", Result.FAIL, -1, "Ringfence does not come to judging"));
        }
    }

    private List<Step> notified(String pbx) {
        List<Step> steps = new ArrayList<>();
        List<Receiver> concerned = settings.receivers().stream()
                .filter(receiver -> receiver.manner().whose().concerns(pbx))
                .toList();
        for (Receiver receiver : concerned) {
            long began = clock.monotonicNanos();
            Trial.Came came = Trial.send(receiver, "a drill on " + pbx + ": nothing happened", clock.epochNanos());
            steps.add(new Step(
                    "notified " + receiver.name(),
                    came.well() ? Result.OK : Result.FAIL,
                    (clock.monotonicNanos() - began) / 1e6,
                    came.says()));
        }
        if (steps.isEmpty()) {
            steps.add(new Step(
                    "notified",
                    Result.UNPROVEN,
                    -1,
                    "nobody is to be told of this PBX: nobody is under notify in the settings"));
        }
        return steps;
    }
}
