package io.ringfence.ami;

import java.util.random.RandomGenerator;

/**
 * Delays between attempts to connect: doubling from 1 s to 60 s, each drawn from its upper half, for ever. Full jitter over
 * half the range keeps many clients of one PBX apart (Brooker, "Exponential Backoff and Jitter", 2015).
 */
final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final RandomGenerator random;
    private long ceiling = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next delay in milliseconds. */
    long next() {
        long delay = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
        ceiling = Math.min(LONGEST_MILLIS, ceiling * 2);
        return delay;
    }

    /** A session worked: begin anew. */
    void reset() {
        ceiling = FIRST_MILLIS;
    }
}
