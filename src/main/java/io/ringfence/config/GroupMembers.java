package io.ringfence.config;

import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.policy.Extensions;
import io.ringfence.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code extensions} of a group: names, globs and ranges, each in one group. */
final class GroupMembers {
    private static final Pattern FORM = Pattern.compile("[^\\s,;/\"']{1,80}");
    private static final Pattern TWO_NUMBERS = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private GroupMembers() {}

    static List<String> read(Section section, List<Policies.Group> above) {
        List<String> members = new ArrayList<>();
        for (Value value : section.values("extensions", "extension", "members")) {
            String member = value.like(FORM, "must name extensions: `1005`, `2*` or `300-349`");
            if (!member.isEmpty() && sound(value, member)) {
                apart(value, member, above);
                members.add(member);
            }
        }
        if (members.isEmpty() && !section.filled("extensions")) {
            section.value("extensions").required("the extensions of this group: `1005`, `2*` or `300-349`");
        }
        return List.copyOf(members);
    }

    private static boolean sound(Value value, String member) {
        if (!TWO_NUMBERS.matcher(member).matches()) {
            return true;
        }
        if (!Extensions.isRange(member)) {
            value.reject("must run between numbers of as many digits");
            return false;
        }
        int dash = member.indexOf('-');
        if (member.substring(0, dash).compareTo(member.substring(dash + 1)) > 0) {
            value.reject("must run from the lower number to the higher");
            return false;
        }
        return true;
    }

    /** The group above has an extension that both name: fine for a pattern below one name, a mistake the other way. */
    private static void apart(Value value, String member, List<Policies.Group> above) {
        for (Policies.Group group : above) {
            for (String taken : group.extensions()) {
                if (Extensions.names(taken, member)) {
                    value.reject("must be in one group; `" + group.name() + "` above has it already");
                    return;
                }
                if (Extensions.isPattern(taken) && Extensions.overlap(taken, member)) {
                    value.warn("meets " + taken + " of group `" + group.name() + "`, which is above and wins");
                }
            }
        }
    }
}
