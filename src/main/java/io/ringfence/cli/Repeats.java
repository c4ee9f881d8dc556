package io.ringfence.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lets the first of each topic be told and counts the others, to be told together every {@value #SECONDS} s. */
public final class Repeats {
    private static final int SECONDS = 5;
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(SECONDS);
    private static final int MOST_TOPICS = 1_000;

    /** How many of {@code topic} were counted, and what was said last of them. */
    public record Counted(String topic, int count, String last) {}

    private final Map<String, Counted> topics = new LinkedHashMap<>();
    private long toldNanos;

    /** Whether this one is to be told now; else it is counted. */
    public boolean first(String topic, String text) {
        Counted before = topics.get(topic);
        if (before == null && topics.size() == MOST_TOPICS) {
            return true;
        }
        topics.put(topic, new Counted(topic, before == null ? 0 : before.count() + 1, text));
        return before == null;
    }

    /** Whether one of {@code topic} was told. */
    public boolean knows(String topic) {
        return topics.containsKey(topic);
    }

    /** What was counted since it was last told, if that is long enough ago. */
    public List<Counted> due(long nowNanos) {
        if (nowNanos - toldNanos < EVERY_NANOS) {
            return List.of();
        }
        toldNanos = nowNanos;
        return rest();
    }

    /** What was counted and not told yet. */
    public List<Counted> rest() {
        List<Counted> counted = new ArrayList<>();
        topics.replaceAll((topic, each) -> {
            if (each.count() > 0) {
                counted.add(each);
            }
            return new Counted(topic, 0, each.last());
        });
        return counted;
    }
}
