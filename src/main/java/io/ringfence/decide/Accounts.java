package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A thief with many accounts uses each so little that no account stands out. What stands out is that several lately stopped or
 * alerted all called the same place.
 *
 * <p><b>Formula.</b> n is the number of other payers of the PBX with {@value #STANDS_OUT} points or more of their own within two hours, on calls to the same
 * block of numbers: from {@value #RANGE_FROM} on, 40 and 10 for each further one, at most {@value #RANGE_MOST}. Or to the same country, for calls
 * that are costly: from {@value #COUNTRY_FROM} on, 30 and 10 for each further one, at most {@value #COUNTRY_MOST}. The heavier counts, as a sign of
 * kind {@code accounts}. Of calls at home only ended ones count: many employees may redial one local number.
 * It never fences. And every call of the payer's own that stood out, to another block of numbers, has {@value #OWN_EACH}, at most
 * {@value #OWN_MOST}, of kind {@code stood-out}: a thief tries one place after the other.
 *
 * <p>Twin: the new branch in Poland. Twenty employees call it for the first time; a novelty alone alerts nobody, so n stays 0.
 */
final class Accounts {
    static final int RANGE_FROM = 2;
    static final int RANGE_FIRST = 40;
    static final int RANGE_MOST = 60;
    static final int COUNTRY_FROM = 3;
    static final int COUNTRY_FIRST = 30;
    static final int COUNTRY_MOST = 50;
    static final long WITHIN_NANOS = Duration.ofHours(2).toNanos();

    /** Points of its own from which a call stands out: half-way between an alert and a hangup, for new employees and new branches alert too. */
    static final int STANDS_OUT = 50;

    static final int OWN_EACH = 11;
    static final int OWN_MOST = 30;

    /** The kind of what it finds in the payer's own calls. */
    static final String OWN_KIND = "stood-out";

    /** The kind of what it finds in those of others. */
    static final String KIND = "accounts";

    private static final int FURTHER = 10;
    private static final int MOST_PBXS = 1_024;
    private static final int MOST_SEEN = 128;

    /** A call that stood out. Of a payer's calls to one place only the newest counts him: the others are repeats. */
    private static final class Seen {
        final Subject subject;
        final Range range;
        final String country;
        final Tier tier;
        final long atNanos;
        /** To tell two apart by a number where they differ, which is nearly everywhere. */
        final int payerHash;

        boolean repeatedInRange;
        boolean repeatedInCountry;

        Seen(Call call, Tier tier, long atNanos) {
            this.subject = Subject.of(call);
            this.range = Range.of(call);
            this.country = tier == Tier.COSTLY ? call.destination().country() : "";
            this.tier = tier;
            this.atNanos = atNanos;
            this.payerHash = subject.payer().name().hashCode();
        }

        boolean isOf(Subject other, int hash) {
            return payerHash == hash && subject.equals(other);
        }

        void repeatedBy(Seen newer) {
            if (isOf(newer.subject, newer.payerHash)) {
                repeatedInRange |= range.equals(newer.range);
                repeatedInCountry |= country.equals(newer.country);
            }
        }
    }

    /** The calls of one PBX that stood out, the oldest first, and how many of them each of three things is about. */
    private static final class Lately {
        final Deque<Seen> seen = new ArrayDeque<>();
        private final Map<Object, Integer> counts = new HashMap<>();

        void add(Seen one) {
            seen.forEach(older -> older.repeatedBy(one));
            seen.addLast(one);
            note(one, 1);
            if (seen.size() > MOST_SEEN) {
                note(seen.removeFirst(), -1);
            }
        }

        /** Nearly every call has nothing to do with any of them, which need not then be looked through. */
        boolean concerns(Subject self, Range range, String country) {
            return counts.containsKey(self)
                    || counts.containsKey(range)
                    || (!country.isEmpty() && counts.containsKey(country));
        }

        private void note(Seen one, int by) {
            for (Object about : List.of(one.subject, one.range, one.country)) {
                if (counts.merge(about, by, Integer::sum) == 0) {
                    counts.remove(about);
                }
            }
        }
    }

    private final Recent<String, Lately> byPbx = new Recent<>(MOST_PBXS);

    /** Remembers a verdict on points; {@code ended} whether it ended the call. */
    void note(Call call, boolean ended, long nowNanos) {
        Tier tier = Tier.of(call);
        if (tier == Tier.FREE || (tier == Tier.HOME && !ended)) {
            return;
        }
        byPbx.computeIfAbsent(call.pbx(), key -> new Lately()).add(new Seen(call, tier, nowNanos));
    }

    /** What other payers' calls weigh on {@code call}. */
    List<Weight> weighing(Call call, long nowNanos) {
        Lately lately = byPbx.get(call.pbx());
        Tier tier = Tier.of(call);
        if (lately == null || tier == Tier.FREE) {
            return List.of();
        }
        Range range = Range.of(call);
        Subject self = Subject.of(call);
        String country = tier == Tier.COSTLY ? call.destination().country() : "";
        if (!lately.concerns(self, range, country)) {
            return List.of();
        }
        Set<Range> own = new HashSet<>();
        int selfHash = self.payer().name().hashCode();
        int sameRange = 0;
        int sameCountry = 0;
        for (Seen one : lately.seen) {
            if (nowNanos - one.atNanos >= WITHIN_NANOS) {
                continue;
            }
            if (one.isOf(self, selfHash)) {
                if (!one.range.equals(range) && tier.weighs(one.tier)) {
                    own.add(one.range);
                }
                continue;
            }
            sameRange += !one.repeatedInRange && one.range.equals(range) ? 1 : 0;
            sameCountry += !one.repeatedInCountry && !country.isEmpty() && one.country.equals(country) ? 1 : 0;
        }
        int byRange = points(sameRange, RANGE_FROM, RANGE_FIRST, RANGE_MOST);
        int byCountry = points(sameCountry, COUNTRY_FROM, COUNTRY_FIRST, COUNTRY_MOST);
        List<Weight> weights = new ArrayList<>();
        if (!own.isEmpty()) {
            weights.add(own(own.size()));
        }
        if (byRange == 0 && byCountry == 0) {
            return weights;
        }
        weights.add(
                byRange >= byCountry
                        ? found(byRange, sameRange, "numbers beginning with " + range.digits())
                        : found(byCountry, sameCountry, call.destination().country()));
        return weights;
    }

    private static Weight own(int ranges) {
        int points = Math.min(OWN_MOST, OWN_EACH * ranges);
        String why = "calls of this extension to " + ranges + " other blocks of numbers stood out within two hours";
        return Weight.fresh(
                new Finding("Suspicion", OWN_KIND, points, Severity.NOTICE, Finding.Bearing.SIGN, false, why));
    }

    private static int points(int payers, int from, int first, int most) {
        return payers < from ? 0 : Math.min(most, first + FURTHER * (payers - from));
    }

    private static Weight found(int points, int payers, String where) {
        String why = payers + " other extensions stood out with calls to " + where + " within two hours";
        return Weight.fresh(new Finding("Accounts", KIND, points, Severity.WARNING, Finding.Bearing.SIGN, false, why));
    }
}
