package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.DistinctCount;
import io.ringfence.stat.Layout;
import io.ringfence.stat.RecentKeys;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Many destinations in little time.
 *
 * <p><b>Formula.</b> Of an extension, over countries it is new to (see {@link Destinations}): different countries in {@link
 * Config#countriesWithin} and in a day, different numbers in {@link Config#numbersWithin}; and from a network that is new for it today, countries it is new to itself in {@link Config#elsewhereWithin}: kind
 * {@code spread}. Different unallocated numbers in {@link Config#unallocatedWithin}: kind {@code risk}. Of a PBX: different extensions in {@link Config#crowdWithin} that call a country new to them, a
 * country of incidents, or a costly class: kind {@code crowd}. And different extensions, this one among them, that call countries new to the whole PBX in {@link
 * Config#togetherWithin}, growing with how well the PBX is known: kind {@code together}.
 *
 * <p><b>Units.</b> Countries, numbers and extensions, spans to the second, a day in quarters. Exact up to eight, which is more than the limits; countries of a day
 * are estimated ({@link DistinctCount}).
 *
 * <p><b>Defaults and why.</b> The clinic's thief called 89 numbers in 37 countries in 16 min: three new countries in 10 min alert, five hang
 * up, and so do five different numbers in new countries in 5 min. A country colleagues call counts as known. A sales campaign dials hundreds of numbers, but in a
 * country the office calls. One call in 250 goes to a country new to its extension and few begin in a new network, so two such
 * countries within an hour of one are a stranger with its password: with the points of the network and the country they end the call. Four extensions at once that turn to places new to them are a thief with four passwords; an office of 60 has one
 * call a day to a country nobody knows, so two within 3 min of two extensions are seldom chance and three hardly ever;
 * but the larger it is, the longer it finds new ones, so this begins on the sixth day it calls and is full on the tenth.
 *
 * <p><b>Known false positives.</b> An assistant who calls three new countries in ten minutes on the first day: an alert.
 *
 * <p><b>State.</b> 72 bytes a row.
 */
public final class Spread implements Engine {
    private static final int NEW = 1;
    private static final int UNALLOCATED = 2;
    private static final int SUSPECT = 4;
    private static final int NEW_TO_ITSELF = 8;
    private static final int PLACES = 8;
    private static final int YOUNG_DAYS = 5;
    private static final int GROWN_DAYS = 10;
    private static final int LEARN_DAYS = 4;
    private static final int FAINT = 5;
    private static final long SECOND = 1_000_000_000L;

    private final Config config;
    private final KnownCountries known;
    private final Whereabouts places;
    private final Networks networks;
    private final RecentKeys recent;
    private final DistinctCount countriesOfDay;

    /**
     * What is expected; counts up to eight.
     *
     * @param countries new countries in {@code countriesWithin}
     * @param numbers different numbers in new countries in {@code numbersWithin}
     * @param elsewhere countries new to the extension in {@code elsewhereWithin} from a network new to it
     * @param dayCountries new countries in a day
     * @param unallocated different unallocated numbers in {@code unallocatedWithin}
     * @param crowd extensions of one PBX in {@code crowdWithin}
     * @param together extensions that call countries new to the PBX in {@code togetherWithin}
     */
    public record Config(
            Limit countries,
            Duration countriesWithin,
            Limit numbers,
            Duration numbersWithin,
            Limit elsewhere,
            Duration elsewhereWithin,
            Limit dayCountries,
            Limit unallocated,
            Duration unallocatedWithin,
            Limit crowd,
            Duration crowdWithin,
            Limit together,
            Duration togetherWithin) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limit(2, 45, 12, 85),
                Duration.ofMinutes(10),
                new Limit(3, 50, 12, 85),
                Duration.ofMinutes(5),
                new Limit(1, 45, 5, 60),
                Duration.ofHours(1),
                new Limit(6, 40, 5, 65),
                new Limit(2, 55, 15, 85),
                Duration.ofMinutes(10),
                new Limit(3, 30, 5, 50),
                Duration.ofMinutes(15),
                new Limit(1, 25, 20, 65),
                Duration.ofMinutes(3));
    }

    /** {@code places} and {@code networks} say where phones are, and {@code known} what they call. */
    Spread(Config config, KnownCountries known, Whereabouts places, Networks networks, Layout layout) {
        this.config = config;
        this.known = known;
        this.places = places;
        this.networks = networks;
        this.recent = new RecentKeys(layout, PLACES, Duration.ofHours(1));
        this.countriesOfDay = new DistinctCount(layout, 32, 4, Duration.ofHours(6));
    }

    @Override
    public String name() {
        return "Spread";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        boolean silent = call.isEmpty()
                || !subjects.begins()
                || Outbound.startUnseen(fact)
                || !Outbound.costly(call.get().destination());
        return silent ? List.of() : score(fact.atNanos(), call.get(), subjects);
    }

    private List<Finding> score(long atNanos, Call call, Subjects subjects) {
        int country = CountryIndex.of(call.destination().country());
        boolean newToItself = !call.destination().nationalFormat() && !known.knows(subjects.payer(), country);
        boolean isNew = newToItself && !known.knows(subjects.group(), country) && !known.knows(subjects.pbx(), country);
        boolean unallocated = call.destination().type() == DestinationClass.UNALLOCATED;
        Slice row = subjects.payer();
        boolean elsewhere = newToItself
                && country != 0
                && !places.lately(row, call.destination().country(), atNanos / SECOND);
        int flags = (isNew ? NEW : 0) | (unallocated ? UNALLOCATED : 0) | (elsewhere ? NEW_TO_ITSELF : 0);
        recent.add(row, Outbound.number(call), country, flags, atNanos);
        List<Finding> spread = elsewhere ? elsewhere(atNanos, call, subjects) : List.of();
        if (isNew) {
            countriesOfDay.add(row, country, atNanos);
            spread = Excess.stronger(spread, spread(atNanos, call, row));
        }
        List<Finding> found = unallocated ? Excess.both(unallocated(atNanos, call, row), spread) : spread;
        boolean suspect = isNew || call.destination().type() != DestinationClass.INTERNATIONAL;
        if (!suspect || subjects.past().knowsNumber(subjects)) {
            return found;
        }
        Slice pbx = subjects.pbx();
        recent.add(pbx, call.payer().hashCode(), country, SUSPECT | (isNew && country != 0 ? NEW : 0), atNanos);
        found = Excess.both(found, crowd(atNanos, call, pbx));
        return isNew && country != 0 ? Excess.both(found, together(atNanos, call, pbx, subjects.past())) : found;
    }

    private List<Finding> together(long atNanos, Call call, Slice pbx, Past past) {
        boolean different = recent.groups(pbx, atNanos, config.togetherWithin(), NEW) > 1;
        int extensions = recent.things(pbx, atNanos, config.togetherWithin(), NEW);
        int points = different ? (int) (grown(pbx, past) * config.together().points(extensions)) : 0;
        return points < FAINT
                ? List.of()
                : Excess.of(
                        name(),
                        "together",
                        points,
                        Excess.why(
                                "%s extensions of PBX %s called countries new to all of it in %d min; at most %d expected",
                                figure(extensions),
                                Outbound.printable(call.pbx()),
                                config.togetherWithin().toMinutes(),
                                config.together().most()));
    }

    private static double grown(Slice pbx, Past past) {
        double days = (past.days(pbx) - YOUNG_DAYS) / (double) (GROWN_DAYS - YOUNG_DAYS);
        return Math.max(0, Math.min(1, days)) * past.maturity(pbx);
    }

    private List<Finding> unallocated(long atNanos, Call call, Slice row) {
        int count = recent.things(row, atNanos, config.unallocatedWithin(), UNALLOCATED);
        return several(
                "risk", count, config.unallocated(), "different unallocated numbers", config.unallocatedWithin(), call);
    }

    private List<Finding> spread(long atNanos, Call call, Slice row) {
        int countries = recent.groups(row, atNanos, config.countriesWithin(), NEW);
        int numbers = recent.things(row, atNanos, config.numbersWithin(), NEW);
        int day = countriesOfDay.value(row, atNanos);
        return Excess.stronger(
                Excess.stronger(
                        several(
                                "spread",
                                countries,
                                config.countries(),
                                "new countries",
                                config.countriesWithin(),
                                call),
                        several(
                                "spread",
                                numbers,
                                config.numbers(),
                                "different numbers in new countries",
                                config.numbersWithin(),
                                call)),
                several("spread", day, config.dayCountries(), "new countries", Duration.ofDays(1), call));
    }

    private List<Finding> elsewhere(long atNanos, Call call, Subjects subjects) {
        Slice row = subjects.payer();
        long second = atNanos / SECOND;
        int countries = recent.groups(row, atNanos, config.elsewhereWithin(), NEW_TO_ITSELF);
        int place = config.elsewhere().points(countries) == 0 ? Whereabouts.NONE : places.newest(row, second);
        if (place == Whereabouts.NONE
                || Relocation.of(call.pbx(), subjects, places, place, networks, second) != Relocation.NONE) {
            return List.of();
        }
        double known = Math.min(networks.watchedDays(call.pbx(), second), LEARN_DAYS) / (double) LEARN_DAYS;
        int points = (int)
                (config.elsewhere().points(countries) * known * subjects.past().maturity(subjects.pbx()));
        return points < FAINT
                ? List.of()
                : Excess.of(
                        name(),
                        "spread",
                        points,
                        Excess.why(
                                "%s countries new to it in %d min %s at %s, a network new to it today; at most %d expected",
                                figure(countries),
                                config.elsewhereWithin().toMinutes(),
                                Subject.PAYER.from(call),
                                places.network(row, place),
                                config.elsewhere().most()));
    }

    private List<Finding> crowd(long atNanos, Call call, Slice row) {
        int extensions = recent.things(row, atNanos, config.crowdWithin(), SUSPECT);
        int points = config.crowd().points(extensions);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "crowd",
                        points,
                        Excess.why(
                                "%s extensions of PBX %s turned to places new to them in %d min; at most %d expected",
                                figure(extensions),
                                Outbound.printable(call.pbx()),
                                config.crowdWithin().toMinutes(),
                                config.crowd().most()));
    }

    private List<Finding> several(String kind, int count, Limit limit, String what, Duration within, Call call) {
        int points = limit.points(count);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        kind,
                        points,
                        Excess.why(
                                "%s %s in %d min %s; at most %d expected",
                                figure(count), what, within.toMinutes(), Subject.PAYER.from(call), limit.most()));
    }

    private static String figure(int count) {
        return count == PLACES ? "at least " + count : Integer.toString(count);
    }
}
