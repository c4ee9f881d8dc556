package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.score.Finding;
import java.util.List;

/** One attempt that has not ended, what it showed, and what was decided about it. */
final class LiveCall {
    private static final int MOST_KINDS = 32;

    private record Key(String kind, Finding.Bearing bearing) {}

    private final Recent<Key, Finding> signs = new Recent<>(MOST_KINDS);
    private Call call;
    private Action action = Action.ALLOW;
    private long answeredNanos;

    LiveCall(Call call) {
        this.call = call;
    }

    Call call() {
        return call;
    }

    void update(Call latest) {
        call = latest;
    }

    void charge(Finding finding) {
        signs.merge(
                new Key(finding.kind(), finding.bearing()),
                finding,
                (before, now) -> now.points() > before.points() ? now : before);
    }

    List<Weight> weights() {
        return signs.isEmpty()
                ? List.of()
                : signs.values().stream().map(Weight::fresh).toList();
    }

    /** The limits it crossed, the heaviest of each kind. */
    List<Finding> limits() {
        return signs.isEmpty()
                ? List.of()
                : signs.values().stream().filter(Finding::limit).toList();
    }

    /** Whether it goes to a country new to its payer. */
    boolean showsNewCountry() {
        return signs.containsKey(new Key("country", Finding.Bearing.NOVELTY));
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
