package io.ringfence.policy;

import java.util.List;

/**
 * What is expected of whom.
 *
 * @param standard of every extension in no group
 * @param groups in the order of the file: the first that names an extension has it
 * @param trunk what may be spent over each trunk
 * @param pbx what may be spent by each PBX
 */
public record Policies(Policy standard, List<Group> groups, SpendLimits trunk, SpendLimits pbx) {
    /** One policy for all, and no limits. */
    public static final Policies DEFAULT = new Policies(Policy.DEFAULT, List.of(), SpendLimits.NONE, SpendLimits.NONE);

    /**
     * Extensions under one policy.
     *
     * @param extensions names, globs ({@code 2*}) and ranges ({@code 200-249})
     * @param together what all of them may spend together
     */
    public record Group(String name, List<String> extensions, Policy policy, SpendLimits together) {}
}
