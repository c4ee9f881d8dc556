package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call deserves, before budgets.
 *
 * @param hard decided by a rule or a fence that stands, and not by points
 * @param findings why, strongest first; before them what kept it from being more
 */
record Judgement(Action action, int score, boolean hard, List<Finding> findings) {
    static final Judgement NOTHING = new Judgement(Action.ALLOW, 0, false, List.of());

    /** The same, but no higher than {@code most}. */
    Judgement atMost(Action most) {
        return action.compareTo(most) <= 0 ? this : new Judgement(most, score, hard, findings);
    }

    /** The same, with what is decisive about it first. */
    Judgement because(Finding note) {
        List<Finding> noted = new ArrayList<>(List.of(note));
        noted.addAll(findings);
        return new Judgement(action, score, hard, List.copyOf(noted));
    }

    Judgement noting(Finding note) {
        List<Finding> noted = new ArrayList<>(findings);
        noted.add(note);
        return new Judgement(action, score, hard, List.copyOf(noted));
    }
}
