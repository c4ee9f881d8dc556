package io.ringfence.act.notify;

import io.ringfence.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Shows what a test sets. */
record SetClock(AtomicLong now) implements Clock {
    @Override
    public long epochNanos() {
        return now.get();
    }

    @Override
    public long monotonicNanos() {
        return now.get();
    }
}
