package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.policy.Policy;
import io.ringfence.policy.Profile;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that weighs on a call: what it shows itself, what is held against its payer, what other payers did, and what the
 * payer's profile makes of it.
 */
final class Evidence {
    /** So many emergency calls of one extension within the hour are for a person to look at, be it a need or a pretext. */
    static final int REPEATED_EMERGENCIES = 3;

    /** An alert at the default thresholds. */
    static final int REPEATED_POINTS = 40;

    /**
     * A first call to a country by somebody who never dials abroad needs no second sign in the strict profile. With the points of
     * the novelty itself it is an alert where colleagues call that country (8), and an end where nobody of a PBX long known does (24
     * or more).
     */
    static final int STRICT_POINTS = 35;

    private final Remembered past;

    Evidence(Remembered past) {
        this.past = past;
    }

    Tally tally(LiveCall subject, Policy policy, long nowNanos) {
        Call call = subject.call();
        Tier tier = Tier.of(call);
        List<Weight> weights = subject.weights();
        boolean shows = false;
        for (int i = 0; i < weights.size(); i++) {
            shows |= ofItsOwn(weights.get(i));
        }
        if (tier == Tier.COSTLY && policy.profile() == Profile.STRICT && subject.showsNewCountry()) {
            weights = both(weights, List.of(Weight.fresh(strict())));
        }
        weights = both(weights, past.standings().weighing(Subject.of(call), tier, nowNanos));
        if (tier != Tier.FREE) {
            weights = both(weights, past.stops().weighing(call, shows, nowNanos));
            weights = both(weights, past.accounts().weighing(call, nowNanos));
        }
        if (tier == Tier.COSTLY) {
            Emergencies.Seen seen = past.emergencies().of(Subject.of(call));
            if (seen.spares(nowNanos) && seen.times() >= REPEATED_EMERGENCIES) {
                weights = both(weights, List.of(Weight.fresh(repeated(Subject.of(call), seen))));
            }
        }
        return Tally.of(weights);
    }

    /** Both lists in one; nearly every call's are empty. */
    private static List<Weight> both(List<Weight> some, List<Weight> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        List<Weight> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    private static boolean ofItsOwn(Weight weight) {
        return weight.points() > 0 && !weight.finding().kind().equals(Tally.CROWD);
    }

    private static Finding strict() {
        return new Finding(
                "Profile",
                "abroad",
                STRICT_POINTS,
                Severity.WARNING,
                Finding.Bearing.SIGN,
                false,
                "a country new to an extension of the strict profile");
    }

    private static Finding repeated(Subject subject, Emergencies.Seen seen) {
        String why = subject.label() + " dialled an emergency number " + seen.times()
                + " times, each within an hour of the one before, and now this";
        return new Finding(
                "Emergency", "emergency", REPEATED_POINTS, Severity.WARNING, Finding.Bearing.SIGN, false, why);
    }
}
