package io.ringfence.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What is expected of whom, as last read. Safe for any number of threads. */
public final class Policies {
    /** One policy for all, and no limits. */
    public static final Policies DEFAULT = new Policies(Policy.DEFAULT, List.of(), SpendLimits.NONE, SpendLimits.NONE);

    /** Names may be made up by callers: the answers kept are few, and forgotten together. */
    private static final int MOST_KEPT = 16_384;

    private volatile Written written;

    /** All of it at once, and the answers given from it. */
    private record Written(
            Policy standard, List<Group> groups, SpendLimits trunk, SpendLimits pbx, Map<String, Policy> kept) {}

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
        this.written = new Written(standard, List.copyOf(groups), trunk, pbx, new ConcurrentHashMap<>());
    }

    /** Expects from now on what {@code other} does; whoever holds these policies sees it at the next question. */
    public void become(Policies other) {
        if (this == DEFAULT) {
            throw new IllegalStateException("the default is shared by all who have no policies of their own");
        }
        Written now = other.written;
        written = new Written(now.standard(), now.groups(), now.trunk(), now.pbx(), new ConcurrentHashMap<>());
    }

    /** What is expected of {@code extension}: the policy of the first group that names it. */
    public Policy of(String extension) {
        Written now = written;
        if (now.groups().isEmpty()) {
            return now.standard();
        }
        Policy known = now.kept().get(extension);
        if (known != null) {
            return known;
        }
        if (now.kept().size() >= MOST_KEPT) {
            now.kept().clear();
        }
        Policy found = find(now, extension);
        now.kept().put(extension, found);
        return found;
    }

    /** Of every extension in no group. */
    public Policy standard() {
        return written.standard();
    }

    /** In the order of the file. */
    public List<Group> groups() {
        return written.groups();
    }

    /** What may be spent over each trunk. */
    public SpendLimits trunk() {
        return written.trunk();
    }

    /** What may be spent by each PBX. */
    public SpendLimits pbx() {
        return written.pbx();
    }

    /** How many answers are kept. */
    int kept() {
        return written.kept().size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policies that
                && standard().equals(that.standard())
                && groups().equals(that.groups())
                && trunk().equals(that.trunk())
                && pbx().equals(that.pbx());
    }

    @Override
    public int hashCode() {
        return Objects.hash(standard(), groups(), trunk(), pbx());
    }

    private static Policy find(Written now, String extension) {
        for (Group group : now.groups()) {
            if (Extensions.name(group.extensions(), extension)) {
                return group.policy();
            }
        }
        return now.standard();
    }
}
