package io.ringfence.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What is expected of whom. Safe for any number of threads. */
public final class Policies {
    /** One policy for all, and no limits. */
    public static final Policies DEFAULT = new Policies(Policy.DEFAULT, List.of(), SpendLimits.NONE, SpendLimits.NONE);

    /** Names may be made up by callers: the answers kept are few, and forgotten together. */
    private static final int MOST_KEPT = 16_384;

    private final Policy standard;
    private final List<Group> groups;
    private final SpendLimits trunk;
    private final SpendLimits pbx;
    private final Map<String, Policy> kept = new ConcurrentHashMap<>();

    /**
     * Extensions under one policy.
     *
     * @param extensions names, globs ({@code 2*}) and ranges ({@code 200-249})
     * @param together what all of them may spend together
     */
    public record Group(String name, List<String> extensions, Policy policy, SpendLimits together) {}

    /**
     * Policies to look up.
     *
     * @param standard of every extension in no group
     * @param groups in the order of the file: the first that names an extension has it
     * @param trunk what may be spent over each trunk
     * @param pbx what may be spent by each PBX
     */
    public Policies(Policy standard, List<Group> groups, SpendLimits trunk, SpendLimits pbx) {
        this.standard = standard;
        this.groups = List.copyOf(groups);
        this.trunk = trunk;
        this.pbx = pbx;
    }

    /** What is expected of {@code extension}: the policy of the first group that names it. */
    public Policy of(String extension) {
        if (groups.isEmpty()) {
            return standard;
        }
        Policy known = kept.get(extension);
        if (known != null) {
            return known;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        Policy found = find(extension);
        kept.put(extension, found);
        return found;
    }

    /** Of every extension in no group. */
    public Policy standard() {
        return standard;
    }

    /** In the order of the file. */
    public List<Group> groups() {
        return groups;
    }

    /** What may be spent over each trunk. */
    public SpendLimits trunk() {
        return trunk;
    }

    /** What may be spent by each PBX. */
    public SpendLimits pbx() {
        return pbx;
    }

    /** How many answers are kept. */
    int kept() {
        return kept.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policies that
                && standard.equals(that.standard)
                && groups.equals(that.groups)
                && trunk.equals(that.trunk)
                && pbx.equals(that.pbx);
    }

    @Override
    public int hashCode() {
        return Objects.hash(standard, groups, trunk, pbx);
    }

    private Policy find(String extension) {
        for (Group group : groups) {
            if (Extensions.name(group.extensions(), extension)) {
                return group.policy();
            }
        }
        return standard;
    }
}
