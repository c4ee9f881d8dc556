package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The points of one call at one moment.
 *
 * <p>The score is the sum over kinds of the heaviest finding of each, rounded down and at most 100: what the call itself
 * showed counts in full, what is held against its payer counts decayed. A novelty counts only beside a finding of another
 * kind that is none and still weighs {@value #SECOND_SIGN_POINTS} points; in an ordinary office one outbound call in 250
 * goes to a country new to its extension.
 *
 * @param findings what made up the score, strongest first
 */
record Tally(int score, List<Finding> findings) {
    static final int HIGHEST = 100;

    /** A sign weaker than this has faded too far to vouch for a novelty. */
    static final int SECOND_SIGN_POINTS = 10;

    /** The kind of what a whole trunk or PBX shows: a sign about others vouches for no novelty of this one. */
    static final String CROWD = "crowd";

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
        Map<String, Weight> solid = heaviest(weights, false);
        Map<String, Weight> counted = new TreeMap<>(solid);
        heaviest(weights, true).forEach((kind, novelty) -> {
            if (hasSecondSign(solid, kind)) {
                counted.merge(kind, novelty, Tally::heavier);
            }
        });
        List<Finding> findings = new ArrayList<>();
        double sum = 0;
        for (Weight weight : counted.values()) {
            sum += weight.points();
            findings.add(weight.asFinding());
        }
        findings.sort(STRONGEST_FIRST);
        return new Tally((int) Math.min(HIGHEST, sum), List.copyOf(findings));
    }

    private static Map<String, Weight> heaviest(List<Weight> weights, boolean novelty) {
        Map<String, Weight> heaviest = new HashMap<>();
        for (Weight weight : weights) {
            if (weight.finding().novelty() == novelty) {
                heaviest.merge(weight.finding().kind(), weight, Tally::heavier);
            }
        }
        return heaviest;
    }

    private static boolean hasSecondSign(Map<String, Weight> solid, String kind) {
        return solid.entrySet().stream()
                .anyMatch(sign -> !sign.getKey().equals(kind)
                        && !sign.getKey().equals(CROWD)
                        && sign.getValue().points() >= SECOND_SIGN_POINTS);
    }

    private static Weight heavier(Weight one, Weight other) {
        return other.points() > one.points() ? other : one;
    }
}
