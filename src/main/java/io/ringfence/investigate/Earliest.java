package io.ringfence.investigate;

import io.ringfence.history.log.Sighting;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The first of many times, whatever their order: enough to say whether so many came before another. What is told in several voices
 * is one attempt, so the voice that tells of most counts.
 */
final class Earliest {
    static final int MOST = 32;

    private static final int VOICES = Sighting.Voice.values().length;

    private final long[] counts = new long[VOICES];
    private final PriorityQueue<Long>[] latestFirst = queues();
    private long last = Long.MIN_VALUE;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static PriorityQueue<Long>[] queues() {
        return new PriorityQueue[VOICES];
    }

    void add(long seconds, Sighting.Voice by) {
        int voice = by.ordinal();
        counts[voice]++;
        last = Math.max(last, seconds);
        if (latestFirst[voice] == null) {
            latestFirst[voice] = new PriorityQueue<>(2, Comparator.reverseOrder());
        }
        PriorityQueue<Long> times = latestFirst[voice];
        if (times.size() < MOST) {
            times.add(seconds);
        } else if (seconds < times.peek()) {
            times.remove();
            times.add(seconds);
        }
    }

    /** How many came at {@code seconds} or before; past {@value #MOST} the number is exact only if none came later. */
    long before(long seconds) {
        if (last <= seconds) {
            return count();
        }
        long most = 0;
        for (PriorityQueue<Long> times : latestFirst) {
            if (times != null) {
                most = Math.max(
                        most, times.stream().filter(one -> one <= seconds).count());
            }
        }
        return most;
    }

    long first() {
        long first = Long.MAX_VALUE;
        for (PriorityQueue<Long> times : latestFirst) {
            if (times != null) {
                first = Math.min(
                        first, times.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE));
            }
        }
        return first;
    }

    long count() {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}
