package io.ringfence.number;

import java.time.Duration;

/**
 * What a minute costs.
 *
 * @param microsPerMinute millionths of the currency unit
 * @param incrementSeconds the step in which time is billed; a begun step is paid in full
 * @param estimate taken from the built-in table, not from a rate deck
 */
public record Price(long microsPerMinute, int incrementSeconds, boolean estimate) {
    /** No price is higher, in any currency: a million units a minute. */
    public static final long HIGHEST_MICROS = 1_000_000_000_000L;

    /** What costs nothing by its nature: extensions and emergency services. */
    public static final Price FREE = new Price(0, 1, false);

    /** The longest time a call is billed for: keeps {@link #cost} within a {@code long}. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final long LONGEST_NANOS = LONGEST.toNanos();
    private static final long SECOND = 1_000_000_000L;

    /** Checks the ranges. */
    public Price {
        if (microsPerMinute < 0 || microsPerMinute > HIGHEST_MICROS) {
            throw new IllegalArgumentException(
                    "a price must be 0 to 1000000 a minute, not " + microsPerMinute + " micros");
        }
        if (incrementSeconds < 1 || incrementSeconds > 3600) {
            throw new IllegalArgumentException("an increment must be 1 to 3600 seconds, not " + incrementSeconds);
        }
    }

    /** Micro-units for an answered call of this length, rounded up; nothing for none. */
    public long cost(Duration answered) {
        if (answered.isNegative()) {
            return 0;
        }
        return cost(answered.compareTo(LONGEST) < 0 ? answered.toNanos() : LONGEST_NANOS);
    }

    /** As {@link #cost(Duration)}, for a time in nanoseconds. */
    public long cost(long answeredNanos) {
        if (answeredNanos <= 0) {
            return 0;
        }
        long seconds = ceil(Math.min(answeredNanos, LONGEST_NANOS), SECOND);
        long steps = ceil(seconds, incrementSeconds);
        return ceil(steps * incrementSeconds * microsPerMinute, 60);
    }

    private static long ceil(long amount, long step) {
        return (amount + step - 1) / step;
    }
}
