package io.ringfence.keep;

import java.util.concurrent.TimeUnit;

/**
 * How long the river may wait for the disk: a second at once, and in the long run a fifth of its time. A moment's
 * stall is waited out; a disk that is always slow must not let a thief go on. A token bucket.
 */
final class Patience {
    static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ONE_IN = 5;

    private long leftNanos = MOST_NANOS;
    private long lastNanos;

    /** How long may be waited now. */
    long left(long nowNanos) {
        leftNanos = Math.min(MOST_NANOS, leftNanos + Math.max(0, nowNanos - lastNanos) / ONE_IN);
        lastNanos = nowNanos;
        return leftNanos;
    }

    /** So long was waited. */
    void spend(long nanos) {
        leftNanos = Math.max(0, leftNanos - nanos);
    }
}
