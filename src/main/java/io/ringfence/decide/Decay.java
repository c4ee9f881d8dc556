package io.ringfence.decide;

import java.time.Duration;

/** Exponential decay: what is held against a payer halves every ten minutes. */
final class Decay {
    /**
     * Ten minutes: a burst of calls adds up, while 70 points fade below one in little more than an hour, so that the
     * day after a wrong alarm starts clean. Slower attacks are for engines with longer memories.
     */
    static final long HALF_LIFE_NANOS = Duration.ofMinutes(10).toNanos();

    private Decay() {}

    /** What is left of {@code points} after {@code elapsedNanos}; a clock that steps back decays nothing. */
    static double after(double points, long elapsedNanos) {
        return elapsedNanos <= 0 ? points : points * StrictMath.pow(2, -(double) elapsedNanos / HALF_LIFE_NANOS);
    }
}
