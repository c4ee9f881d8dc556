package io.ringfence.policy;

/** Points from which each rung of the ladder applies. */
public record Thresholds(int alert, int hangup, int fence) {
    /** What applies unless configured. */
    public static final Thresholds DEFAULT = new Thresholds(40, 70, 90);

    /** What applies to people who never dial abroad. */
    public static final Thresholds STRICT = new Thresholds(30, 55, 80);
}
