package io.ringfence;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.ringfence.act.Actor;
import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Subjects;
import io.ringfence.score.Surroundings;
import io.ringfence.sim.office.Attack;
import io.ringfence.sim.office.Office;
import io.ringfence.sim.office.Rhythm;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Runs a simulated hour through a river of its own and then {@link Rehearsal}, so that the real calls meet compiled code: an
 * interpreter takes tens of milliseconds for what then takes tens of microseconds. Nobody hears of it: the metrics are its own,
 * and what its threads log is dropped, whatever the real river logs meanwhile.
 */
final class WarmUp {
    private static final String PBX = "warm-up";
    private static final Actor NOBODY = (verdicts, nowNanos) -> List.of();
    private static final int PEOPLE = 300;

    /** However slow the machine, it ends by then. */
    private static final long LONGEST_NANOS = 5_000_000_000L;

    /** What is known of a country's numbers is read when the first of them is met. */
    private static final int CALLING_CODES = 1_000;

    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long ATTACK_AFTER_NANOS = HOUR_NANOS / 2;

    private WarmUp() {}

    /** Warms up beside whatever else goes on, in a thread that keeps no process alive. */
    static Future<?> begin(Settings settings, DialPlan plan, Clock clock) {
        ThreadGroup group = new ThreadGroup(PBX);
        FutureTask<?> task = new FutureTask<>(() -> {
            LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
            TurboFilter silence = new Silence(group);
            log.addTurboFilter(silence);
            try {
                play(settings, plan, clock);
            } finally {
                log.getTurboFilterList().remove(silence);
            }
            return null;
        });
        Thread thread = new Thread(group, task, PBX);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /** Warms up first. */
    static void run(Settings settings, DialPlan plan, Clock clock) throws InterruptedException {
        try {
            begin(settings, plan, clock).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not warmed up", e.getCause());
        }
    }

    private static void play(Settings settings, DialPlan plan, Clock clock) throws InterruptedException {
        try {
            ByteArrayOutputStream recorded = new ByteArrayOutputStream();
            new io.ringfence.sim.office.Capture(1, Office.Size.of(PEOPLE), Rhythm.steady())
                    .attack(ATTACK_AFTER_NANOS, Attack.Kind.BURST)
                    .write(START_NANOS, HOUR_NANOS, recorded);
            long until = clock.monotonicNanos() + LONGEST_NANOS;
            byte[] bytes = recorded.toByteArray();
            replay(settings, plan, bytes, clock, until - LONGEST_NANOS / 2);
            for (int code = 1; code < CALLING_CODES; code++) {
                plan.destination("+" + code + "5551234");
            }
            Rehearsal.run(settings, plan, clock, until);
        } catch (IOException e) {
            throw new IllegalStateException("neither memory nor the loopback address should fail", e);
        }
    }

    private static void replay(Settings settings, DialPlan plan, byte[] bytes, Clock clock, long until)
            throws IOException {
        RateDeck rates = RateDeck.estimates(settings.currency());
        River river = new River(
                Map.of(PBX, new Tracker(PBX, plan, List.of("trunk*"))),
                Scorer.standard(Surroundings.of(settings, rates).with(new Subjects.Capacity(10_000, 1_000, 10_000))),
                new Decider(settings, rates),
                NOBODY,
                Bank.NONE,
                new VirtualEnds());
        try (Capture capture = Capture.of(PBX, new ByteArrayInputStream(bytes))) {
            for (Event event = capture.next();
                    event != Event.NOTHING && clock.monotonicNanos() < until;
                    event = capture.next()) {
                river.on(event);
            }
        }
    }

    /** Drops what the threads of one group, and those they begin, would log. */
    private static final class Silence extends TurboFilter {
        private final ThreadGroup group;

        Silence(ThreadGroup group) {
            this.group = group;
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            ThreadGroup current = Thread.currentThread().getThreadGroup();
            return current != null && group.parentOf(current) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
