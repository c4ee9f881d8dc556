package io.ringfence.act.hook;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Fence;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the folders by which dialplans refuse fenced calls before they are dialled: what is barred, at once when a fence is
 * raised, within a second when it is lifted or falls, and renewed every minute. A thread of its own writes; the river never waits for it.
 * While observing the folders say nothing.
 */
public final class Hook implements Actor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long RENEW_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_FILES = 10_000;
    private static final long LAST_WORDS_MILLIS = 1_000;

    private final Actor inner;
    private final LongFunction<List<Fence>> fences;
    private boolean enforcing;
    private final Map<String, FencedFolder> folders = new LinkedHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "hook");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean writing = new AtomicBoolean();
    private Map<String, Map<String, Map<String, Long>>> said = Map.of();
    private long saidNanos = Long.MIN_VALUE / 2;
    private long lookedNanos = Long.MIN_VALUE / 2;
    private volatile boolean again = true;
    private volatile String trouble = "";

    /**
     * Around {@code inner}, which acts first.
     *
     * @param fences what is barred at a moment; asked on the thread that calls
     */
    public Hook(Actor inner, Settings settings, LongFunction<List<Fence>> fences) {
        this.inner = inner;
        this.fences = fences;
        this.enforcing = settings.mode() == Settings.Mode.ENFORCE;
        for (Settings.PbxSettings pbx : settings.pbx()) {
            if (!pbx.hook().equals(Settings.NO_FILE)) {
                folders.put(
                        pbx.name(),
                        new FencedFolder(
                                pbx.hook(),
                                Arrays.stream(DestinationClass.values())
                                        .filter(DestinationClass::costs)
                                        .map(DestinationClass::label)
                                        .collect(Collectors.toSet())));
            }
        }
    }

    /** Goes by another mode from now on: at the next look the folders say what that asks for. */
    public void become(Settings.Mode mode) {
        enforcing = mode == Settings.Mode.ENFORCE;
        lookedNanos = Long.MIN_VALUE / 2;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = inner.carryOut(verdicts, nowNanos);
        if (verdicts.stream().anyMatch(each -> each instanceof Verdict.OnCall call && call.action() == Action.FENCE)) {
            look(nowNanos);
        }
        return outcomes;
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        return inner.observe(fact);
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        List<Outcome> outcomes = inner.tick(nowNanos);
        if (nowNanos - lookedNanos >= LOOK_NANOS) {
            look(nowNanos);
        }
        return outcomes;
    }

    /** Why a dialplan is not told who is fenced; empty while it is. */
    public List<String> troubles() {
        return trouble.isEmpty()
                ? List.of()
                : List.of("hook: fenced calls are ended, and not refused before: " + trouble + "; tried again");
    }

    private void look(long nowNanos) {
        lookedNanos = nowNanos;
        if (folders.isEmpty()) {
            return;
        }
        Map<String, Map<String, Map<String, Long>>> barred = barred(nowNanos);
        boolean due = again || nowNanos - saidNanos >= RENEW_NANOS || !barred.equals(said);
        if (!due || !writing.compareAndSet(false, true)) {
            return; // a slow disk is asked again in a second
        }
        again = false;
        said = barred;
        saidNanos = nowNanos;
        writer.execute(() -> write(barred, nowNanos));
    }

    /** By PBX, class and extension: until when. */
    private Map<String, Map<String, Map<String, Long>>> barred(long nowNanos) {
        Map<String, Map<String, Map<String, Long>>> barred = new HashMap<>();
        int files = 0;
        for (Fence fence : (enforcing ? fences.apply(nowNanos) : List.<Fence>of())) {
            Payer payer = fence.subject().payer();
            boolean told = folders.containsKey(fence.subject().pbx())
                    && payer.kind() == Payer.Kind.EXTENSION
                    && FencedFolder.fits(payer.name());
            for (DestinationClass type : fence.classes()) {
                if (told && files++ < MOST_FILES) {
                    barred.computeIfAbsent(fence.subject().pbx(), pbx -> new TreeMap<>())
                            .computeIfAbsent(type.label(), label -> new TreeMap<>())
                            .put(payer.name(), fence.untilNanos());
                }
            }
        }
        return barred;
    }

    private void write(Map<String, Map<String, Map<String, Long>>> barred, long nowNanos) {
        String wrong = "";
        for (Map.Entry<String, FencedFolder> each : folders.entrySet()) {
            try {
                each.getValue().say(barred.getOrDefault(each.getKey(), Map.of()), nowNanos);
            } catch (IOException | RuntimeException e) {
                wrong = each.getKey() + ": " + e;
            }
        }
        if (!wrong.isEmpty() && !wrong.equals(trouble)) {
            LOG.error("hook: the dialplan is not told who is fenced, so calls are ended and not refused: {}", wrong);
        }
        trouble = wrong;
        again = !wrong.isEmpty();
        writing.set(false);
    }

    /** Files stay: they bar nobody longer than ten minutes, and a restart takes less. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
