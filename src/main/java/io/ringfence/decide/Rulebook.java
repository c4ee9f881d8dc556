package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Reach;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The allow and deny lists, those of the payer's group included, in this order: {@code allow.numbers} and {@code allow.extensions} win over everything;
 * {@code deny.numbers}; then, for calls that cost, {@code deny.countries} and {@code allow.countries}.
 *
 * <p>A number in national format counts as the PBX's own country in {@code allow.countries}: Jersey from Leeds. Not so
 * within +1, where Jamaica is dialled like Texas. Premium, satellite and unallocated numbers are on a country list only by
 * those words, wherever they lie; but an unallocated number in national format counts as the own country too, since a
 * mistyped number and a range newer than our tables look the same.
 */
final class Rulebook {
    private static final Set<DestinationClass> BY_WORD =
            Set.of(DestinationClass.PREMIUM, DestinationClass.SATELLITE, DestinationClass.UNALLOCATED);

    private static final String NORTH_AMERICA = "1";

    private final String home;
    private final Settings.AllowSettings allow;
    private final NumberList allowedNumbers;
    private final Policies policies;
    private final Places forAll;
    private final Map<Reach, Places> places = new HashMap<>();

    /**
     * Where a group may call, the lists that apply to all included.
     *
     * @param shown the list of allowed countries as written
     */
    private record Places(
            boolean anywhere, List<String> shown, Set<String> allowed, Set<String> denied, NumberList deniedNumbers) {}

    Rulebook(Settings settings) {
        home = settings.country().toUpperCase(Locale.ROOT);
        allow = settings.allow();
        DialPlan plan = DialPlan.of(
                settings.country(),
                settings.dialplan().outsideLine(),
                settings.dialplan().international(),
                settings.emergency());
        allowedNumbers = new NumberList(allow.numbers(), plan);
        policies = settings.policies();
        forAll = places(Reach.UNSAID, settings.deny(), plan);
        for (Policies.Group group : policies.groups()) {
            Reach reach = group.policy().reach();
            places.put(reach, places(reach, settings.deny(), plan));
        }
    }

    /** A group's list of countries replaces the one for all; what is denied to all or to the group is denied. */
    private Places places(Reach reach, Settings.DenySettings deny, DialPlan plan) {
        List<String> countries = reach.said() ? reach.countries() : allow.countries();
        return new Places(
                !reach.said() && allow.anyCountry(),
                countries,
                folded(countries),
                folded(both(deny.countries(), reach.deniedCountries())),
                new NumberList(both(deny.numbers(), reach.deniedNumbers()), plan));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    Ruling rule(Call call) {
        if (exempts(call.payer()) || allowedNumbers.has(call)) {
            return Ruling.EXEMPT;
        }
        if (call.route() == Call.Route.INBOUND) {
            return Ruling.SILENT;
        }
        Places there = places.isEmpty()
                ? forAll
                : places.getOrDefault(Expected.of(call.payer(), policies).reach(), forAll);
        if (there.deniedNumbers().has(call)) {
            return forbidden("deny.number", shown(call) + " is in deny.numbers");
        }
        return Tier.of(call) == Tier.FREE ? Ruling.SILENT : byCountry(call.destination(), there);
    }

    private Ruling byCountry(Destination destination, Places there) {
        if (there.anywhere() && there.denied().isEmpty()) {
            return Ruling.SILENT;
        }
        String country = destination.country().toUpperCase(Locale.ROOT);
        String word = destination.type().label();
        if (BY_WORD.contains(destination.type()) && there.denied().contains(fold(word))) {
            return forbidden("deny.country", "a " + word + " number: " + word + " is in deny.countries");
        }
        if (there.denied().contains(country)) {
            return forbidden("deny.country", name(country) + " is in deny.countries");
        }
        if (there.anywhere() || inside(destination, there)) {
            return Ruling.SILENT;
        }
        String what = byWord(destination) ? "a " + word + " number: " + word : name(country);
        return forbidden("allow.country", what + " is not in allow.countries " + there.shown());
    }

    private boolean inside(Destination destination, Places there) {
        return there.allowed()
                .contains(byWord(destination) ? fold(destination.type().label()) : countedAs(destination));
    }

    private static boolean byWord(Destination destination) {
        boolean nearHome = destination.type() == DestinationClass.UNALLOCATED && destination.nationalFormat();
        return BY_WORD.contains(destination.type()) && !nearHome;
    }

    private String countedAs(Destination destination) {
        boolean sharedPlan = destination.type() == DestinationClass.INTERNATIONAL
                && destination.e164().startsWith(NORTH_AMERICA);
        return destination.nationalFormat() && !sharedPlan
                ? home
                : destination.country().toUpperCase(Locale.ROOT);
    }

    /** Whether {@code payer} is on the list of those who may call anywhere. */
    boolean exempts(Payer payer) {
        boolean phone = payer.kind() == Payer.Kind.EXTENSION || payer.kind() == Payer.Kind.FEATURE;
        return phone && allow.extensions().contains(payer.name());
    }

    private static Ruling forbidden(String kind, String why) {
        return new Ruling(
                false,
                List.of(new Finding(
                        "Destination", kind, Tally.HIGHEST, Severity.CRITICAL, Finding.Bearing.SIGN, false, why)));
    }

    private static String shown(Call call) {
        Destination destination = call.destination();
        return destination.hasNumber() ? "+" + destination.e164() : call.dialled();
    }

    private static String name(String country) {
        if (country.isEmpty()) {
            return "an unknown country";
        }
        return country.matches("[A-Z]{2}")
                ? new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH)
                : "a global network";
    }

    private static Set<String> folded(List<String> words) {
        Set<String> folded = new HashSet<>();
        words.forEach(word -> folded.add(fold(word)));
        return folded;
    }

    private static String fold(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}
