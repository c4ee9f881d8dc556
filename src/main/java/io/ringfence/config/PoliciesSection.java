package io.ringfence.config;

import io.ringfence.config.yaml.Problems;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.Profile;
import io.ringfence.policy.Reach;
import io.ringfence.policy.SpendLimits;
import io.ringfence.policy.Thresholds;
import io.ringfence.time.OfficeHours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code profile}, {@code thresholds}, {@code limits} and {@code groups}: what is expected of whom. */
final class PoliciesSection {
    /** What the strict profile lets an extension spend in a day, in minutes to a mobile of its own country: nobody talks more. */
    private static final int STRICT_MINUTES = 8 * 60;

    private static final Map<String, Profile> PROFILES =
            Stream.of(Profile.values()).collect(Collectors.toUnmodifiableMap(Profile::label, Function.identity()));

    private final String home;
    private final ZoneId zone;
    private final Sources sources;
    private final Problems problems;
    private final LimitsSection limits;
    private final long strictDayMicros;

    PoliciesSection(String home, Currency currency, ZoneId zone, Sources sources, Problems problems) {
        this.home = home;
        this.zone = zone;
        this.sources = sources;
        this.problems = problems;
        RateDeck estimates = RateDeck.estimates(currency);
        limits = new LimitsSection(minute(estimates, DestinationClass.MOBILE));
        strictDayMicros = STRICT_MINUTES * minute(estimates, DestinationClass.MOBILE);
    }

    private static long minute(RateDeck estimates, DestinationClass type) {
        return estimates.priceOf(new Destination(type, "", "", true)).microsPerMinute();
    }

    Policies read(Section root) {
        Section spend = root.section("limits", "limit");
        Policy standard = policy(root, spend, Policy.DEFAULT, Reach.UNSAID, true);
        SpendLimits trunk = limits.read(spend.section("trunk", "trunks"), SpendLimits.NONE);
        SpendLimits pbx = limits.read(spend.section("pbx"), SpendLimits.NONE);
        return new Policies(standard, groups(root, standard), trunk, pbx);
    }

    private List<Policies.Group> groups(Section root, Policy standard) {
        List<Policies.Group> groups = new ArrayList<>();
        for (Section section : root.sections("groups", "group")) {
            Value named = section.value("name").required("what reports call this group");
            if (named.given() && groups.stream().anyMatch(group -> group.name().equals(named.text()))) {
                named.fault("two groups have this name");
            }
            List<String> members = GroupMembers.read(section, groups);
            Reach reach = ListSections.reach(section, home, problems);
            Policy policy = policy(section, section.section("limits", "limit"), standard, reach, false);
            Policy own = new Policy(
                    named.text(),
                    policy.profile(),
                    policy.thresholds(),
                    policy.limits(),
                    policy.reach(),
                    policy.hours());
            SpendLimits together = limits.read(section.section("together"), SpendLimits.NONE);
            groups.add(new Policies.Group(named.text(), members, own, together));
        }
        return groups;
    }

    /** What is left out is as in {@code usual}, unless the section names a profile of its own. */
    private Policy policy(Section section, Section spend, Policy usual, Reach reach, boolean all) {
        Value chosen = section.value("profile");
        Profile profile = chosen.word(PROFILES, usual.profile());
        Thresholds rungs = chosen.given() ? profile.thresholds() : usual.thresholds();
        return new Policy(
                usual.group(),
                profile,
                ThresholdsSection.read(section.section("thresholds"), rungs, all),
                limits.ofExtensions(spend, profile == Profile.STRICT ? strict(usual.limits()) : usual.limits()),
                reach,
                hours(section, usual.hours()));
    }

    private OfficeHours hours(Section section, OfficeHours usual) {
        return section.filled("hours") || usual.equals(OfficeHours.UNKNOWN)
                ? HoursSection.read(section.section("hours", "office-hours"), zone, home, sources)
                : usual;
    }

    private SpendLimits strict(SpendLimits usual) {
        return usual.dayMicros() != SpendLimits.UNLIMITED
                ? usual
                : new SpendLimits(usual.callMicros(), usual.hourMicros(), strictDayMicros, usual.monthMicros());
    }
}
