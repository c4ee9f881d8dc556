package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One attempt that has not ended, what it showed, and what was decided about it. */
final class LiveCall {
    private static final int MOST_KINDS = 32;
    private static final int FEW = 2;

    /** The heaviest finding of each kind and bearing; most calls show nothing. */
    private List<Finding> signs = List.of();

    /** Itself alone, for the tables of calls that share something: most share nothing. */
    private final Set<LiveCall> alone = Set.of(this);

    /** What else it is found by in the tables of calls. */
    private List<Object> handles = List.of();

    private Call call;
    private Action action = Action.ALLOW;
    private long answeredNanos;

    LiveCall(Call call) {
        this.call = call;
    }

    Set<LiveCall> alone() {
        return alone;
    }

    List<Object> handles() {
        return handles;
    }

    void handles(List<Object> now) {
        handles = now;
    }

    Call call() {
        return call;
    }

    void update(Call latest) {
        call = latest;
    }

    void charge(Finding finding) {
        if (signs.isEmpty()) {
            signs = new ArrayList<>(FEW);
        }
        for (int i = 0; i < signs.size(); i++) {
            Finding before = signs.get(i);
            if (before.bearing() == finding.bearing() && before.kind().equals(finding.kind())) {
                signs.set(i, finding.points() > before.points() ? finding : before);
                return;
            }
        }
        if (signs.size() == MOST_KINDS) {
            signs.remove(0);
        }
        signs.add(finding);
    }

    List<Weight> weights() {
        return signs.isEmpty() ? List.of() : signs.stream().map(Weight::fresh).toList();
    }

    /** The limits it crossed, the heaviest of each kind. */
    List<Finding> limits() {
        return signs.isEmpty()
                ? List.of()
                : signs.stream().filter(Finding::limit).toList();
    }

    /** Whether it goes to a country new to its payer. */
    boolean showsNewCountry() {
        for (Finding sign : signs) {
            if (sign.bearing() == Finding.Bearing.NOVELTY && sign.kind().equals("country")) {
                return true;
            }
        }
        return false;
    }

    /** The far end answered; 0 when it did not. */
    void answered(long atNanos) {
        answeredNanos = atNanos;
    }

    /** When the far end answered, 0 if it did not. */
    long answeredNanos() {
        return answeredNanos;
    }

    void decided(Action next) {
        action = next;
    }

    /** The highest that was decided about it. */
    Action action() {
        return action;
    }

    /** Whether its end was already ordered. */
    boolean stopped() {
        return action.hangsUp();
    }
}
