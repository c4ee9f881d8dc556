package io.ringfence.policy;

import io.ringfence.time.OfficeHours;

/**
 * What is expected of an extension.
 *
 * @param group the group it belongs to; {@code ""} for those in none
 * @param thresholds points from which each rung of the ladder applies
 * @param limits what it may spend
 * @param hours when it is expected to call
 */
public record Policy(String group, Thresholds thresholds, SpendLimits limits, OfficeHours hours) {
    /** What applies unless configured. */
    public static final Policy DEFAULT = new Policy("", Thresholds.DEFAULT, SpendLimits.NONE, OfficeHours.UNKNOWN);
}
