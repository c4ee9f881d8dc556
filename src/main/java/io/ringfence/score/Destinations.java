package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.Slice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a call goes, against where this extension and its PBX have gone before.
 *
 * <p><b>Formula.</b> Two kinds, each once a call. {@code country}, a novelty: no call of a minute to this country on an earlier day, by this
 * payer. With {@code m} how well the PBX is known, from 0 on its first day to 1 after five days and a hundred calls: {@link Config#novelty}
 * where others of the PBX call that country; rising with {@code m} to {@link Config#newToPbx} where nobody does, and to {@link Config#firstAbroad} where
 * nobody calls any other country; {@link Config#novelty} again for an ordinary country in which the payer's phone itself was within a day. {@code risk}: points by class or country.
 *
 * <p><b>Units.</b> Points. Days are the office's own.
 *
 * <p><b>Defaults and why.</b> Direct Kitchen's first overseas calls in 35 years were the fraud: 40. But in an ordinary office one outbound call
 * in 250 goes to a country new to its extension: 8 where colleagues call there, and on a new installation, where everything is new.
 * Somebody mistypes a number abroad: unallocated has 14, which with novelty stays below an alert. Risky countries
 * are those of published incidents; trade with them is ordinary, so they have 14.
 *
 * <p><b>Known false positives.</b> An owner's first call abroad ever, to a country of incidents: an alert. A call that looked like fraud never
 * makes its country known: until a person says so, the next one is new again.
 *
 * <p><b>State.</b> 40 bytes a row, shared with {@link Spread}.
 */
public final class Destinations implements Engine {
    private static final long SECOND = 1_000_000_000L;

    private final Config config;
    private final String home;
    private final KnownCountries known;
    private final Whereabouts places;

    /**
     * What weighs how much.
     *
     * @param novelty points of a country new to the payer
     * @param newToPbx points of one new to the whole of a PBX long known
     * @param firstAbroad points of the first call abroad of a PBX long known
     * @param satellite points of a global network
     * @param premiumAbroad points of a service of another country that pays the called party
     * @param premiumHome points of one of the PBX's own country
     * @param unallocated points of a number assigned to nobody we know of
     * @param risky points of a country in {@code riskyCountries}
     */
    public record Config(
            int novelty,
            int newToPbx,
            int firstAbroad,
            int satellite,
            int premiumAbroad,
            int premiumHome,
            int unallocated,
            int risky,
            Set<String> riskyCountries) {
        /** Where the published incidents went, without the ordinary trading partners among them. */
        private static final Set<String> OF_INCIDENTS =
                Set.of("AL", "BY", "CU", "GM", "KH", "LR", "LV", "MD", "MK", "MV", "PS", "SB", "SL", "SO", "TN", "YE");

        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(8, 24, 40, 35, 52, 20, 14, 14, OF_INCIDENTS);
    }

    /**
     * @param places where phones are
     * @param home the PBX's own country, which is never new however its numbers are dialled
     */
    Destinations(Config config, KnownCountries known, Whereabouts places, String home) {
        this.config = config;
        this.places = places;
        this.home = home;
        this.known = known;
    }

    @Override
    public String name() {
        return "Destination";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty() || !Outbound.costly(call.get().destination())) {
            return List.of();
        }
        known.look(fact, subjects);
        if (!subjects.begins()) {
            return List.of();
        }
        List<Finding> risk = risk(call.get());
        boolean silent = call.get().destination().nationalFormat() || Outbound.startUnseen(fact);
        return silent ? risk : Excess.both(risk, novelty(call.get(), subjects));
    }

    private List<Finding> novelty(Call call, Subjects subjects) {
        int country = CountryIndex.of(call.destination().country());
        Slice pbx = subjects.pbx();
        String there = call.destination().country();
        if (there.isEmpty() || there.equals(home) || known.knows(subjects.payer(), country)) {
            return List.of();
        }
        String from = Subject.PAYER.from(call);
        String place = Outbound.place(call.destination());
        boolean ordinary = call.destination().type() == DestinationClass.INTERNATIONAL
                && !config.riskyCountries().contains(there);
        if (ordinary && places.lately(subjects.payer(), there, subjects.atNanos() / SECOND)) {
            return found(
                    config.novelty(),
                    Excess.why("first call to this country %s, whose phone is there: %s", from, place));
        }
        if (known.knows(subjects.group(), country) || known.knows(pbx, country)) {
            return found(
                    config.novelty(), Excess.why("first call to this country %s, others call it: %s", from, place));
        }
        boolean first = known.none(pbx);
        int most = first ? config.firstAbroad() : config.newToPbx();
        double mature = subjects.past().maturity(pbx);
        int points = config.novelty() + (int) Math.round(mature * (most - config.novelty()));
        String what = first ? "first international call" : "first call to this country";
        return found(points, Excess.why("%s of the whole PBX that we know of, %s: %s", what, from, place));
    }

    private List<Finding> found(int points, String why) {
        return Excess.novelty(name(), "country", points, why);
    }

    private List<Finding> risk(Call call) {
        int points = points(call.destination());
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "risk",
                        points,
                        Excess.why("call %s to %s", Subject.PAYER.from(call), Outbound.place(call.destination())));
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
}
