package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.Layout;
import io.ringfence.stat.RecentIds;
import io.ringfence.stat.Slice;
import io.ringfence.stat.SmallSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a call goes, against where this extension has gone before.
 *
 * <p><b>Formula.</b> Three kinds, each once a call. {@code novelty}: a country this payer never held a call of
 * {@link Config#learnedAfter} with, and no more than that. {@code risk}: points by class (satellite, premium, unallocated) or by
 * country, and different unallocated numbers in {@link Config#unallocatedWithin}. {@code spread}: different new countries in
 * {@link Config#countriesWithin}, or different numbers in new countries in {@link Config#numbersWithin}.
 *
 * <p><b>Units.</b> Countries and numbers, spans to the second.
 *
 * <p><b>Defaults and why.</b> Direct Kitchen's first overseas calls in 35 years were the fraud; but in an ordinary office one
 * outbound call in 250 goes to a new country, so novelty has 20 points and never alerts alone. Somebody mistypes a number abroad:
 * unallocated has 19, which with novelty stays below an alert, and only a third different one in 10 min weighs. The clinic's thief
 * called 37 countries in 16 min: three new ones in 10 min alert, four hang up, and so do four different numbers in new countries in 5 min. Risky
 * countries are those of published incidents; trade with them is ordinary, so they have 15.
 *
 * <p><b>Known false positives.</b> Whoever calls four new countries in ten minutes on the first day. Calls that never last a minute
 * stay new, which costs only novelty's few points.
 *
 * <p><b>State.</b> 192 bytes a row; only the rows of payers use them.
 */
public final class Destinations implements Engine {
    private static final String KIND_RISK = "risk";
    private static final int LETTERS = 26;
    private static final int GLOBAL = LETTERS * LETTERS;
    private static final int NOWHERE = GLOBAL + 1;
    private static final int PLACES = 4;
    private static final int NUMBER_PLACES = 5;

    private final Config config;
    private final SmallSet known;
    private final RecentIds newCountries;
    private final RecentIds newNumbers;
    private final RecentIds unallocated;

    /**
     * What weighs how much.
     *
     * @param novelty points of a country new to the payer
     * @param satellite points of a global network
     * @param premiumAbroad points of a service of another country that pays the called party
     * @param premiumHome points of one of the PBX's own country
     * @param unallocated points of a number assigned to nobody we know of
     * @param risky points of a country in {@code riskyCountries}
     * @param countries different new countries expected in {@code countriesWithin}; counts up to 4
     * @param numbers different numbers in new countries expected in {@code numbersWithin}; counts up to 5
     * @param unallocatedNumbers different unallocated numbers expected in {@code unallocatedWithin}; counts up to 4
     * @param learnedAfter talk after which a country is no longer new
     */
    public record Config(
            int novelty,
            int satellite,
            int premiumAbroad,
            int premiumHome,
            int unallocated,
            int risky,
            Set<String> riskyCountries,
            Limit countries,
            Duration countriesWithin,
            Limit numbers,
            Duration numbersWithin,
            Limit unallocatedNumbers,
            Duration unallocatedWithin,
            Duration learnedAfter) {
        /** Where the published incidents went, without the ordinary trading partners among them. */
        private static final Set<String> OF_INCIDENTS =
                Set.of("AL", "BY", "CU", "GM", "KH", "LR", "LV", "MD", "MK", "MV", "PS", "SB", "SL", "SO", "TN", "YE");

        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                20,
                35,
                30,
                20,
                19,
                15,
                OF_INCIDENTS,
                new Limit(2, 45, 15, 85),
                Duration.ofMinutes(10),
                new Limit(3, 55, 10, 85),
                Duration.ofMinutes(5),
                new Limit(2, 55, 15, 85),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1));
    }

    /** Takes its place in {@code layout}. */
    public Destinations(Config config, Layout layout) {
        this.config = config;
        this.known = new SmallSet(layout, NOWHERE + 1);
        this.newCountries = new RecentIds(layout, PLACES);
        this.newNumbers = new RecentIds(layout, NUMBER_PLACES);
        this.unallocated = new RecentIds(layout, PLACES);
    }

    @Override
    public String name() {
        return "Destination";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        boolean silent = call.isEmpty() || !Outbound.costly(call.get().destination());
        return silent ? List.of() : score(fact, call.get(), subjects);
    }

    private List<Finding> score(Fact fact, Call call, Subjects subjects) {
        Slice row = subjects.payer();
        if (fact instanceof CallEnded ended) {
            learn(ended, row);
        }
        if (!subjects.begins()) {
            return List.of();
        }
        List<Finding> risk = risk(fact.atNanos(), call, row);
        boolean abroad = !call.destination().nationalFormat();
        if (!abroad
                || Outbound.startUnseen(fact)
                || known.contains(row, index(call.destination().country()))) {
            return risk;
        }
        return Excess.both(risk, Excess.both(novelty(call, row), spread(fact.atNanos(), call, row)));
    }

    private void learn(CallEnded ended, Slice row) {
        boolean talked = ended.answeredNanos() != 0
                && ended.atNanos() - ended.answeredNanos()
                        >= config.learnedAfter().toNanos();
        if (talked && !ended.call().destination().nationalFormat()) {
            known.add(row, index(ended.call().destination().country()));
        }
    }

    private List<Finding> novelty(Call call, Slice row) {
        String what = known.isEmpty(row) ? "first international call" : "first call to this country";
        String why = "%s %s that we know of: %s".formatted(what, Subject.PAYER.from(call), place(call.destination()));
        return List.of(new Finding(
                name(),
                "novelty",
                config.novelty(),
                Severity.of(config.novelty()),
                Finding.Bearing.NOVELTY,
                false,
                why));
    }

    private List<Finding> spread(long atNanos, Call call, Slice row) {
        newCountries.add(row, index(call.destination().country()), atNanos);
        newNumbers.add(row, number(call), atNanos);
        int countries = newCountries.distinct(row, atNanos, config.countriesWithin());
        int numbers = newNumbers.distinct(row, atNanos, config.numbersWithin());
        return Excess.stronger(
                several(
                        "spread",
                        countries,
                        PLACES,
                        config.countries(),
                        "new countries",
                        config.countriesWithin(),
                        call),
                several(
                        "spread",
                        numbers,
                        NUMBER_PLACES,
                        config.numbers(),
                        "different numbers in new countries",
                        config.numbersWithin(),
                        call));
    }

    private List<Finding> risk(long atNanos, Call call, Slice row) {
        Destination destination = call.destination();
        int points = points(destination);
        List<Finding> risk = points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        KIND_RISK,
                        points,
                        "call %s to %s".formatted(Subject.PAYER.from(call), place(destination)));
        if (destination.type() != DestinationClass.UNALLOCATED) {
            return risk;
        }
        unallocated.add(row, number(call), atNanos);
        int several = unallocated.distinct(row, atNanos, config.unallocatedWithin());
        return Excess.stronger(
                several(
                        KIND_RISK,
                        several,
                        PLACES,
                        config.unallocatedNumbers(),
                        "different unallocated numbers",
                        config.unallocatedWithin(),
                        call),
                risk);
    }

    private int points(Destination destination) {
        return switch (destination.type()) {
            case SATELLITE -> config.satellite();
            case PREMIUM -> destination.nationalFormat() ? config.premiumHome() : config.premiumAbroad();
            case UNALLOCATED -> config.unallocated();
            case INTERNATIONAL -> config.riskyCountries().contains(destination.country()) ? config.risky() : 0;
            case EMERGENCY, INTERNAL, NATIONAL, MOBILE -> 0;
        };
    }

    private List<Finding> several(
            String kind, int count, int places, Limit limit, String what, Duration within, Call call) {
        int points = limit.points(count);
        if (points == 0) {
            return List.of();
        }
        String figure = count == places ? "at least " + count : Integer.toString(count);
        String why = "%s %s in %d min %s; at most %d expected"
                .formatted(figure, what, within.toMinutes(), Subject.PAYER.from(call), limit.most());
        return Excess.of(name(), kind, points, why);
    }

    private static int number(Call call) {
        Destination destination = call.destination();
        return (destination.hasNumber() ? destination.e164() : call.dialled()).hashCode();
    }

    private static String place(Destination destination) {
        String country = destination.country().isEmpty() ? "no known country" : destination.country();
        return country + " (" + destination.type().label() + ")";
    }

    /** A number for every pair of letters, one for global networks, one for the rest: stable whatever countries there are. */
    private static int index(String country) {
        if (country.length() == 2) {
            int first = country.charAt(0) - 'A';
            int second = country.charAt(1) - 'A';
            if (first >= 0 && first < LETTERS && second >= 0 && second < LETTERS) {
                return first * LETTERS + second;
            }
        }
        return country.equals("001") ? GLOBAL : NOWHERE;
    }
}
