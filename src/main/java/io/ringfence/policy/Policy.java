package io.ringfence.policy;

import io.ringfence.time.OfficeHours;

/**
 * What is expected of an extension.
 *
 * @param group the group it belongs to; {@code ""} for those in none
 * @param profile how much is taken for granted
 * @param thresholds points from which each rung of the ladder applies
 * @param limits what it may spend
 * @param reach where it may call
 * @param hours when it is expected to call
 */
public record Policy(
        String group, Profile profile, Thresholds thresholds, SpendLimits limits, Reach reach, OfficeHours hours) {
    /** What applies unless configured. */
    public static final Policy DEFAULT =
            new Policy("", Profile.DEFAULT, Thresholds.DEFAULT, SpendLimits.NONE, Reach.UNSAID, OfficeHours.UNKNOWN);
}
