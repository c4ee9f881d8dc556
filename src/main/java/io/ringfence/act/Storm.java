package io.ringfence.act;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a storm of alerts readable: of each topic of each PBX the first {@value #MOST} in a minute pass, the rest are
 * counted and told as one. A flood of one topic takes nothing from another.
 */
final class Storm {
    static final int MOST = 20;
    static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    /** A fixed set of words, such as an action's label; never anything a caller controls. */
    record Topic(String pbx, String word) {}

    /** How many of {@code topic} were kept back in the window that ended. */
    record Digest(Topic topic, int count) {}

    private static final class Window {
        private final long sinceNanos;
        private int seen;

        Window(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        boolean over(long nowNanos) {
            return nowNanos - sinceNanos >= WINDOW_NANOS;
        }
    }

    private final Map<Topic, Window> windows = new LinkedHashMap<>();

    /** Whether one more may pass now. */
    boolean passes(Topic topic, long nowNanos) {
        return ++windows.computeIfAbsent(topic, key -> new Window(nowNanos)).seen <= MOST;
    }

    /** Closes the windows that are over. To be called before anything is let pass. */
    List<Digest> close(long nowNanos) {
        List<Digest> digests = new ArrayList<>();
        windows.entrySet().removeIf(entry -> {
            boolean over = entry.getValue().over(nowNanos);
            int kept = entry.getValue().seen - MOST;
            if (over && kept > 0) {
                digests.add(new Digest(entry.getKey(), kept));
            }
            return over;
        });
        return digests;
    }
}
