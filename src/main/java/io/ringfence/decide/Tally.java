package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The points of one call at one moment.
 *
 * <p>The score is the sum over kinds of the heaviest finding of each, rounded down and at most 100: what the call itself
 * showed counts in full, what is held against its payer counts decayed. Limits are no part of it: they decide by themselves.
 *
 * <p>A novelty counts only beside something else that still weighs {@value #SECOND_SIGN_POINTS} points: a sign of another
 * kind, or a novelty in another respect. In an ordinary office one outbound call in 250 goes to a country new to its extension,
 * softphones roam and some work late; but seldom all on one call. A number in a new country is always new too, so number and
 * country are one respect, of which the heavier counts.
 *
 * @param findings what made up the score, strongest first
 */
record Tally(int score, List<Finding> findings) {
    static final int HIGHEST = 100;

    /** Something weaker than this is too weak, or has faded too far, to vouch for a novelty. */
    static final int SECOND_SIGN_POINTS = 10;

    /** The kind of what a whole trunk or PBX shows: a sign about others vouches for no novelty of this one. */
    static final String CROWD = "crowd";

    private static final String COUNTRY = "country";
    private static final String NUMBER = "number";

    static final Comparator<Finding> STRONGEST_FIRST = Comparator.comparingInt(Finding::points)
            .reversed()
            .thenComparing(Finding::engine)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::why);

    private static final Tally NOTHING = new Tally(0, List.of());

    static Tally of(List<Weight> weights) {
        if (weights.isEmpty()) {
            return NOTHING;
        }
        if (weights.size() == 1) { // there is nothing to vouch for a novelty
            return weights.get(0).finding().bearing() == Finding.Bearing.SIGN ? sum(weights) : NOTHING;
        }
        Map<String, Weight> signs = new HashMap<>();
        Map<String, Weight> novelties = new HashMap<>();
        for (Weight weight : weights) {
            Finding finding = weight.finding();
            switch (finding.bearing()) {
                case SIGN -> signs.merge(finding.kind(), weight, Tally::heavier);
                case NOVELTY -> novelties.merge(respect(finding.kind()), weight, Tally::heavier);
                case LIMIT -> {
                    // decides by itself
                }
            }
        }
        Map<String, Weight> counted = new TreeMap<>(signs);
        novelties.forEach((respect, novelty) -> {
            if (vouchedFor(novelty, signs) || vouchedFor(respect, novelties)) {
                counted.merge(novelty.finding().kind(), novelty, Tally::heavier);
            }
        });
        return sum(counted.values().stream().toList());
    }

    /** The score had there been nothing of these kinds. */
    int scoreWithout(Set<String> kinds) {
        int without = 0;
        for (Finding finding : findings) {
            without += kinds.contains(finding.kind()) ? 0 : finding.points();
        }
        return Math.min(HIGHEST, without);
    }

    private static Tally sum(List<Weight> counted) {
        List<Finding> findings = new ArrayList<>();
        double sum = 0;
        for (Weight weight : counted) {
            sum += weight.points();
            findings.add(weight.asFinding());
        }
        findings.sort(STRONGEST_FIRST);
        return new Tally((int) Math.min(HIGHEST, sum), List.copyOf(findings));
    }

    /** In what respect something is new: where it goes to, where it comes from, when. */
    private static String respect(String kind) {
        return kind.equals(NUMBER) ? COUNTRY : kind;
    }

    private static boolean vouchedFor(Weight novelty, Map<String, Weight> signs) {
        return signs.entrySet().stream()
                .anyMatch(sign -> !sign.getKey().equals(novelty.finding().kind())
                        && !sign.getKey().equals(CROWD)
                        && vouches(sign.getValue()));
    }

    private static boolean vouchedFor(String respect, Map<String, Weight> novelties) {
        return novelties.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(respect) && vouches(other.getValue()));
    }

    private static boolean vouches(Weight weight) {
        return weight.points() >= SECOND_SIGN_POINTS;
    }

    private static Weight heavier(Weight one, Weight other) {
        return other.points() > one.points() ? other : one;
    }
}
