package io.ringfence.time;

/** The one source of time. Wall time is for stamps, monotonic time for measuring. */
public interface Clock {
    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    long epochNanos();

    /** Nanoseconds from an arbitrary origin that never go back. */
    long monotonicNanos();

    /** The machine's clock, whose wall time never runs backwards. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
