package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.stat.KnownIds;
import io.ringfence.stat.Layout;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A costly call that no phone of the PBX dialled: forwarded, transferred, dialled through from outside, originated.
 *
 * <p><b>Formula.</b> Points by route, when the payer never sent a call of {@link KnownCountries#TALK} to this number that way on an earlier day. Half where
 * the payer or his PBX knows the country or the payer the number, unless it is premium, satellite, unallocated or a country of incidents. Kind {@code reroute}.
 *
 * <p><b>Units.</b> Points, once a call.
 *
 * <p><b>Defaults and why.</b> Voicemail PINs were guessed to set a call forward to Sierra Leone, and 385 callers were forwarded to Liberia (2014): the source is
 * inside, so the target is the only sign. Staff forward to their own mobile, a national number, which is not looked at. What an inbound number dials out by itself and nobody explains
 * is how DISA and voicemail dial-out are abused: most points, also for national numbers if the payer never did so: some. A rogue Originate needs stolen AMI rights; click-to-call
 * is known as the extension's own call.
 *
 * <p><b>Known false positives.</b> The first day of a forward to a branch abroad: an alert at most.
 *
 * <p><b>State.</b> 12 bytes a row.
 */
public final class Reroute implements Engine {
    private static final int TARGETS = 4;

    private final Config config;
    private final KnownCountries known;
    private final KnownIds targets;

    /**
     * Points by route.
     *
     * @param throughHome points of a national number dialled through by a payer that never did
     */
    public record Config(
            int forwarded, int transferred, int through, int throughHome, int originated, Set<String> riskyCountries) {
        /** What applies unless configured. */
        public static final Config DEFAULT =
                new Config(40, 30, 45, 15, 40, Destinations.Config.DEFAULT.riskyCountries());
    }

    Reroute(Config config, KnownCountries known, Layout layout) {
        this.config = config;
        this.known = known;
        this.targets = new KnownIds(layout, TARGETS);
    }

    @Override
    public String name() {
        return "Reroute";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty() || call.get().route() == Call.Route.DIRECT) {
            return List.of();
        }
        int target = target(call.get());
        int day = subjects.calendar().day();
        if (fact instanceof CallEnded) {
            learn(fact, target, day, subjects);
            return List.of();
        }
        boolean silent =
                !subjects.begins() || Outbound.startUnseen(fact) || targets.knows(subjects.payer(), target, day);
        return silent ? List.of() : reroute(call.get(), subjects);
    }

    /** Abroad each number is a target of its own, at home all are one. */
    private static int target(Call call) {
        return Outbound.costly(call.destination()) ? Outbound.number(call) : 0;
    }

    private void learn(Fact fact, int target, int day, Subjects subjects) {
        OpenCall open = subjects.open();
        boolean talked = subjects.ends()
                && open.answeredNanos() != 0
                && fact.atNanos() - open.answeredNanos() >= KnownCountries.TALK.toNanos();
        if (talked && open.suspicion() < Past.TOO_SUSPECT) {
            targets.note(subjects.payer(), target, day);
        }
    }

    private List<Finding> reroute(Call call, Subjects subjects) {
        boolean dear = Outbound.costly(call.destination());
        int full = dear ? points(call) : home(call);
        int points = dear && atEase(call, subjects) ? full / 2 : full;
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "reroute",
                        points,
                        Excess.why(
                                "a call %s %s to %s, where it never sent one",
                                word(call), Subject.PAYER.from(call), Outbound.place(call.destination())));
    }

    private int home(Call call) {
        return call.route() == Call.Route.DIALLED_THROUGH && call.payer().kind() == Payer.Kind.DID
                ? config.throughHome()
                : 0;
    }

    private int points(Call call) {
        return switch (call.route()) {
            case FORWARDED -> config.forwarded();
            case TRANSFERRED -> config.transferred();
            case DIALLED_THROUGH -> config.through();
            case ORIGINATED -> config.originated();
            case DIRECT, INBOUND -> 0;
        };
    }

    private boolean atEase(Call call, Subjects subjects) {
        String country = call.destination().country();
        boolean ordinary = call.destination().type() == DestinationClass.INTERNATIONAL
                && !config.riskyCountries().contains(country);
        return ordinary
                && (subjects.past().knowsNumber(subjects)
                        || known.knows(subjects.payer(), CountryIndex.of(country))
                        || known.knows(subjects.pbx(), CountryIndex.of(country)));
    }

    private static String word(Call call) {
        return switch (call.route()) {
            case FORWARDED -> "forwarded";
            case TRANSFERRED -> "transferred";
            case DIALLED_THROUGH -> "dialled through from outside,";
            case ORIGINATED -> "originated";
            case DIRECT, INBOUND -> "dialled";
        };
    }
}
