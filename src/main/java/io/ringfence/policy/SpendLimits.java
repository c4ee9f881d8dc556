package io.ringfence.policy;

/**
 * How much may be spent, in millionths of the configured currency. A limit is hard: the call that crosses it ends.
 *
 * @param callMicros by one call
 * @param hourMicros within sixty minutes
 * @param dayMicros in a calendar day
 * @param monthMicros in a calendar month
 */
public record SpendLimits(long callMicros, long hourMicros, long dayMicros, long monthMicros) {
    /** Stands for an amount nobody limits. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** No limit at all. */
    public static final SpendLimits NONE = new SpendLimits(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);

    /** Refuses limits below nothing. */
    public SpendLimits {
        if (Math.min(Math.min(callMicros, hourMicros), Math.min(dayMicros, monthMicros)) < 0) {
            throw new IllegalArgumentException("a limit in money must not be negative");
        }
    }
}
