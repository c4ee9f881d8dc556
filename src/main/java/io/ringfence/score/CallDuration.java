package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.DecayingPeak;
import io.ringfence.stat.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call that lasts too long, while it lasts.
 *
 * <p><b>Formula.</b> A call is looked at again after 20, 40, 60, 120 and 240 minutes of talk: {@code points by rung and concern}. Concern is {@code high} for
 * premium, satellite, unallocated, a country of incidents or one the PBX does not know, and calls dialled from outside through the PBX; {@code low} for other
 * countries; none for the own. A rung up to twice the payer's longest costly call of the last weeks counts nothing at low concern, half at high. Kind {@code money}: length and cost are one thing. And all talk of a
 * day (of UTC), ended calls of any class, against {@code max(300 min, 2 * longest day)}: {@code 15 + 14 * log2(talk / expected)} at most 65, kind {@code talk}.
 *
 * <p><b>Units.</b> Minutes since the answer.
 *
 * <p><b>Defaults and why.</b> Thieves hold calls as long as they last: $70 a call to Gambia, 80 min to Sierra Leone for $200, hours through an 800 number at night. Of
 * ordinary calls abroad few reach 40 min, and a conference of an hour to a known country is business: nothing below two hours. Six hundred calls to Iowa in two days, each below a
 * quarter of an hour and cheap, are 47 hours of talk a day: nobody talks for more than ten.
 *
 * <p><b>Known false positives.</b> A family call of an hour to a country of incidents: an alert.
 *
 * <p><b>State.</b> 24 bytes a row.
 */
public final class CallDuration implements Engine {
    private static final double DOUBLING = 14;
    private static final Duration HABIT = Duration.ofDays(30);

    private final Config config;
    private final KnownCountries known;
    private final DecayingPeak longest;
    private final DecayingPeak talkOfDay;

    /**
     * When to look, and what it weighs.
     *
     * @param minutes the rungs
     * @param low points of each at low concern
     * @param high points of each at high concern
     * @param riskyCountries countries of incidents
     * @param talk minutes of a day expected of anybody
     * @param times how many times the longest day is still expected
     * @param talkFirst points from there on
     * @param talkHighest points never exceed this
     */
    public record Config(
            List<Integer> minutes,
            List<Integer> low,
            List<Integer> high,
            Set<String> riskyCountries,
            double talk,
            double times,
            int talkFirst,
            int talkHighest) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                List.of(20, 40, 60, 120, 240),
                List.of(0, 0, 0, 25, 40),
                List.of(10, 20, 30, 50, 65),
                Destinations.Config.DEFAULT.riskyCountries(),
                300,
                2,
                15,
                65);
    }

    CallDuration(Config config, KnownCountries known, Layout layout) {
        this.config = config;
        this.known = known;
        this.talkOfDay = new DecayingPeak(layout, Duration.ofDays(1), HABIT, new DecayingPeak.Growth(1.5, 120));
        this.longest = new DecayingPeak(layout, Duration.ofHours(1), HABIT);
    }

    @Override
    public String name() {
        return "Duration";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty()) {
            return List.of();
        }
        if (subjects.begins()) {
            return Outbound.startUnseen(fact) ? List.of() : talk(call.get(), subjects);
        }
        if (subjects.open().answeredNanos() == 0) {
            return List.of();
        }
        return answered(fact, call.get(), subjects);
    }

    private List<Finding> answered(Fact fact, Call call, Subjects subjects) {
        double minutes = minutes(fact.atNanos() - subjects.open().answeredNanos());
        if (subjects.ends()) {
            talkOfDay.add(subjects.payer(), fact.atNanos(), minutes);
        }
        if (!watched(call)) {
            return List.of();
        }
        if (subjects.ends()) {
            double beyond = minutes - longest.total(subjects.payer(), fact.atNanos());
            if (beyond > 0 && subjects.open().suspicion() < Past.TOO_SUSPECT) {
                longest.add(subjects.payer(), fact.atNanos(), beyond);
            }
            return List.of();
        }
        return lasts(minutes, call, subjects);
    }

    /** All talk of a day, finished calls of any class, against what is usual. */
    private List<Finding> talk(Call call, Subjects subjects) {
        long now = subjects.atNanos();
        double minutes = talkOfDay.total(subjects.payer(), now);
        double expected = Math.max(config.talk(), config.times() * talkOfDay.value(subjects.payer(), now));
        if (minutes <= expected) {
            return List.of();
        }
        int points = (int) Math.min(
                config.talkHighest(), config.talkFirst() + DOUBLING * Math.log(minutes / expected) / Math.log(2));
        return Excess.of(
                name(),
                "talk",
                points,
                Excess.why(
                        "%d min of talk in a day %s; at most %d expected",
                        (int) minutes, Subject.PAYER.from(call), (int) expected));
    }

    private static boolean watched(Call call) {
        return Outbound.costly(call.destination()) || call.route() == Call.Route.DIALLED_THROUGH;
    }

    private List<Finding> lasts(double minutes, Call call, Subjects subjects) {
        int reached = -1;
        for (int rung = 0; rung < config.minutes().size(); rung++) {
            if (minutes < config.minutes().get(rung)) {
                subjects.wake(
                        subjects.open(),
                        subjects.open().answeredNanos() + nanos(config.minutes().get(rung)));
                break;
            }
            reached = rung;
        }
        if (reached < 0) {
            return List.of();
        }
        boolean high = concern(call, subjects);
        boolean usual = config.minutes().get(reached) <= 2 * longest.value(subjects.payer(), subjects.atNanos());
        int points = high
                ? config.high().get(reached) / (usual ? 2 : 1)
                : usual ? 0 : config.low().get(reached);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "money",
                        points,
                        Excess.why(
                                "a call of %d min %s to %s",
                                (int) minutes, Subject.PAYER.from(call), Outbound.place(call.destination())));
    }

    private boolean concern(Call call, Subjects subjects) {
        boolean ordinary = call.destination().type() == DestinationClass.INTERNATIONAL
                && known.knows(
                        subjects.pbx(), CountryIndex.of(call.destination().country()))
                && !config.riskyCountries().contains(call.destination().country());
        return call.route() == Call.Route.DIALLED_THROUGH || !ordinary;
    }

    private static double minutes(long nanos) {
        return nanos / (double) Duration.ofMinutes(1).toNanos();
    }

    private static long nanos(int minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }
}
