package io.ringfence.decide;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The allow and deny lists, in this order: {@code allow.numbers} and {@code allow.extensions} win over everything;
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
    private final NumberList deniedNumbers;
    private final Set<String> allowedCountries;
    private final Set<String> deniedCountries;

    Rulebook(Settings settings) {
        home = settings.country().toUpperCase(Locale.ROOT);
        allow = settings.allow();
        DialPlan plan = DialPlan.of(
                settings.country(),
                settings.dialplan().outsideLine(),
                settings.dialplan().international(),
                settings.emergency());
        allowedNumbers = new NumberList(allow.numbers(), plan);
        deniedNumbers = new NumberList(settings.deny().numbers(), plan);
        allowedCountries = folded(allow.countries());
        deniedCountries = folded(settings.deny().countries());
    }

    Ruling rule(Call call) {
        if (allowedExtension(call.payer()) || allowedNumbers.has(call)) {
            return Ruling.EXEMPT;
        }
        if (call.route() == Call.Route.INBOUND) {
            return Ruling.SILENT;
        }
        if (deniedNumbers.has(call)) {
            return forbidden("deny.number", shown(call) + " is in deny.numbers");
        }
        return Tier.of(call) == Tier.FREE ? Ruling.SILENT : byCountry(call.destination());
    }

    private Ruling byCountry(Destination destination) {
        if (allow.anyCountry() && deniedCountries.isEmpty()) {
            return Ruling.SILENT;
        }
        String country = destination.country().toUpperCase(Locale.ROOT);
        String word = destination.type().label();
        if (BY_WORD.contains(destination.type()) && deniedCountries.contains(fold(word))) {
            return forbidden("deny.country", "a " + word + " number: " + word + " is in deny.countries");
        }
        if (deniedCountries.contains(country)) {
            return forbidden("deny.country", name(country) + " is in deny.countries");
        }
        if (allow.anyCountry() || inside(destination)) {
            return Ruling.SILENT;
        }
        String what = byWord(destination) ? "a " + word + " number: " + word : name(country);
        return forbidden("allow.country", what + " is not in allow.countries " + allow.countries());
    }

    private boolean inside(Destination destination) {
        return allowedCountries.contains(
                byWord(destination) ? fold(destination.type().label()) : countedAs(destination));
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

    private boolean allowedExtension(Payer payer) {
        boolean phone = payer.kind() == Payer.Kind.EXTENSION || payer.kind() == Payer.Kind.FEATURE;
        return phone && allow.extensions().contains(payer.name());
    }

    private static Ruling forbidden(String kind, String why) {
        return new Ruling(
                false, List.of(new Finding("Destination", kind, Tally.HIGHEST, Severity.CRITICAL, false, false, why)));
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
