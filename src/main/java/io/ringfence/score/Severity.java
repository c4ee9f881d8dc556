package io.ringfence.score;

/** How bad a finding is by itself. */
public enum Severity {
    /** Worth keeping with the evidence. */
    NOTICE,
    /** Unusual: needs a second sign. */
    WARNING,
    /** Strong by itself. */
    CRITICAL;

    private static final int STRONG = 70;
    private static final int UNUSUAL = 40;

    /** What {@code points} amount to by themselves. */
    static Severity of(int points) {
        if (points >= STRONG) {
            return CRITICAL;
        }
        return points >= UNUSUAL ? WARNING : NOTICE;
    }
}
