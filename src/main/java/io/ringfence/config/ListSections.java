package io.ringfence.config;

import io.ringfence.config.Settings.AllowSettings;
import io.ringfence.config.Settings.DenySettings;
import io.ringfence.config.yaml.Problems;
import io.ringfence.config.yaml.Section;
import io.ringfence.policy.Reach;
import java.util.List;

/** {@code allow} and {@code deny}: rules that need no points. */
final class ListSections {
    private ListSections() {}

    static AllowSettings allow(Section section, String home, Problems problems) {
        boolean anyCountry = !section.filled("countries");
        if (anyCountry && section.has("countries")) {
            section.value("countries")
                    .fault("has no value: list countries, write [] to allow none, or delete the line to allow all");
        }
        List<String> countries = Words.countries(section);
        if (!anyCountry && !countries.contains(home)) {
            problems.warn(section.place(), "allow.countries", own(home, "lacks"));
        }
        return new AllowSettings(
                anyCountry,
                countries,
                Words.numbers(section.values("numbers", "number")),
                Words.extensions(section.values("extensions", "extension")));
    }

    static DenySettings deny(Section section, AllowSettings allow, String home, Problems problems) {
        List<String> countries = Words.countries(section);
        if (countries.contains(home)) {
            problems.warn(section.place(), "deny.countries", own(home, "holds"));
        }
        for (String country : countries) {
            if (allow.countries().contains(country)) {
                problems.warn(section.place(), "deny.countries", country + " is also allowed; deny wins");
            }
        }
        return new DenySettings(countries, Words.numbers(section.values("numbers", "number")));
    }

    /** {@code allow.countries} and {@code deny} of a group. */
    static Reach reach(Section group, String home, Problems problems) {
        Section allow = group.section("allow");
        boolean said = allow.filled("countries");
        List<String> countries = Words.countries(allow);
        if (said && !countries.contains(home)) {
            problems.warn(allow.place(), "groups.allow.countries", own(home, "lacks"));
        }
        Section deny = group.section("deny");
        List<String> denied = Words.countries(deny);
        if (denied.contains(home)) {
            problems.warn(deny.place(), "groups.deny.countries", own(home, "holds"));
        }
        return new Reach(said, countries, denied, Words.numbers(deny.values("numbers", "number")));
    }

    private static String own(String home, String verb) {
        return verb + " " + home + ", the PBX's own country: ordinary national calls will be ended";
    }
}
