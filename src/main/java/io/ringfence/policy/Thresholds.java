package io.ringfence.policy;

/**
 * Points from which each rung of the ladder applies.
 *
 * @param ban of an address, whatever group the accounts it attacks are in
 */
public record Thresholds(int alert, int hangup, int fence, int ban) {
    private static final int BAN = 100;

    /** What applies unless configured. */
    public static final Thresholds DEFAULT = new Thresholds(40, 70, 90);

    /** What applies to people who never dial abroad. */
    public static final Thresholds STRICT = new Thresholds(30, 55, 80);

    /** Rungs for calls; addresses are banned as by default. */
    public Thresholds(int alert, int hangup, int fence) {
        this(alert, hangup, fence, BAN);
    }

    /** The same rungs for calls, and another for addresses. */
    public Thresholds banning(int points) {
        return new Thresholds(alert, hangup, fence, points);
    }
}
