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
    private boolean heldBack;

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

    /** Remembers what was decided; {@code held} when the budget kept it from being carried out. */
    void decided(Action next, boolean held) {
        action = next;
        heldBack = held;
    }

    Action action() {
        return action;
    }

    /** Whether a hangup was decided but the budget kept it from being carried out. */
    boolean heldBack() {
        return heldBack;
    }

    /** Whether its end was already ordered. */
    boolean stopped() {
        return action.hangsUp() && !heldBack;
    }
}
