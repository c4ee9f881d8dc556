package io.ringfence.act;

import io.ringfence.decide.Verdict;
import java.util.Locale;

/**
 * What became of a verdict that ends a call.
 *
 * @param atNanos when it was known, nanoseconds since 1970
 * @param tries actions written
 * @param detail in words, for a person
 */
public record Outcome(long atNanos, Verdict.OnCall verdict, Result result, int tries, String detail) {

    /** The fixed set behind the metric's label. */
    public enum Result {
        /** The call is gone. */
        CONFIRMED,
        /** Everything was tried and the call may still be up. */
        FAILED,
        /** Ringfence only observes: it would have been hung up. */
        OBSERVED,
        /** The budget of hangups by points was spent. */
        OVER_BUDGET,
        /** The last check before the write found an emergency. */
        EMERGENCY;

        /** Lower case, as in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
