package io.ringfence.time;

import java.time.Instant;

/**
 * Wall time that follows the machine's clock but never runs backwards.
 *
 * <p>A step of the wall clock (NTP, an operator, a resumed machine) would reorder events inside windows. Forward steps are
 * followed; during a backward step time stands still by one nanosecond a reading until the wall has caught up.
 */
final class SystemClock implements Clock {
    static final SystemClock INSTANCE = new SystemClock();

    private final java.util.concurrent.atomic.AtomicLong last = new java.util.concurrent.atomic.AtomicLong();

    private SystemClock() {}

    @Override
    public long epochNanos() {
        Instant now = Instant.now();
        long wall = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return last.accumulateAndGet(wall, (before, next) -> next > before ? next : before + 1);
    }

    @Override
    public long monotonicNanos() {
        return System.nanoTime();
    }
}
