package io.ringfence.time;

import java.util.concurrent.atomic.AtomicLong;

/** Shows what a test sets, as either time. */
public record SetClock(AtomicLong now) implements Clock {
    @Override
    public long epochNanos() {
        return now.get();
    }

    @Override
    public long monotonicNanos() {
        return now.get();
    }
}
