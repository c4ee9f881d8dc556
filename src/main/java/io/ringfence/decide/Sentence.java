package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.ArrayList;
import java.util.List;

/** From what a call deserves to verdicts: budgets, fences, and nothing said twice. */
final class Sentence {
    private final Budget budget = new Budget();
    private final Judge judge;
    private final Fences fences;
    private final LiveCalls live;
    private final boolean enforcing;

    Sentence(Judge judge, Fences fences, LiveCalls live, boolean enforcing) {
        this.judge = judge;
        this.fences = fences;
        this.live = live;
        this.enforcing = enforcing;
    }

    /** The verdict on {@code call} if it rises, and with a fence those on the payer's other calls it bars. */
    List<Verdict> pass(LiveCall call, Judgement judgement, long nowNanos) {
        if (!rises(call, judgement.action())) {
            return List.of();
        }
        Judgement affordable = fenceIfAffordable(call.call(), judgement, nowNanos);
        if (!rises(call, affordable.action())) {
            return List.of();
        }
        if (affordable.action() == Action.HANGUP && !affordable.hard() && !afford(call.call(), nowNanos)) {
            return holdBack(call, affordable, nowNanos);
        }
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(verdict(call, affordable, false, nowNanos));
        if (affordable.action() == Action.FENCE) {
            verdicts.addAll(endOthers(call, nowNanos));
        }
        return verdicts;
    }

    /** Counts what an earlier process was granted. */
    void restore(Grant grant) {
        budget.restore(grant);
    }

    /** Higher than before, or as high and only held back so far; a call whose end is ordered is denied nothing more. */
    private static boolean rises(LiveCall call, Action action) {
        if (action == Action.DENY && call.stopped()) {
            return false;
        }
        return action.compareTo(call.action()) > 0 || (call.heldBack() && action == call.action());
    }

    private Judgement fenceIfAffordable(Call call, Judgement judgement, long nowNanos) {
        if (judgement.action() != Action.FENCE) {
            return judgement;
        }
        if (!budget.fence(call.pbx(), live.count(call.pbx()), nowNanos)) {
            return judgement.atMost(Action.HANGUP).noting(note("not fenced: too many fences within a minute"));
        }
        fences.raise(Subject.of(call), call.destination().type(), nowNanos, reason(judgement));
        return judgement;
    }

    private boolean afford(Call call, long nowNanos) {
        return budget.hangup(Subject.of(call), live.count(call.pbx()), nowNanos);
    }

    private List<Verdict> holdBack(LiveCall call, Judgement judgement, long nowNanos) {
        if (call.heldBack()) {
            return List.of();
        }
        Judgement noted = judgement.noting(note("not hung up: the budget of hangups by points is spent"));
        return List.of(verdict(call, noted, true, nowNanos));
    }

    private List<Verdict> endOthers(LiveCall first, long nowNanos) {
        List<Verdict> verdicts = new ArrayList<>();
        for (LiveCall other : live.paidBy(Subject.of(first.call()))) {
            Call call = other.call();
            if (other != first
                    && !other.stopped()
                    && judge.fenced(call, nowNanos)
                    && !judge.exempt(call)
                    && !judge.tiedToEmergency(call)) {
                Judgement barred = new Judgement(Action.FENCE, Tally.HIGHEST, true, List.of(judge.fenceFinding(call)));
                verdicts.add(verdict(other, barred, false, nowNanos));
            }
        }
        return verdicts;
    }

    private Verdict verdict(LiveCall call, Judgement judgement, boolean held, long nowNanos) {
        call.decided(judgement.action(), held);
        return new Verdict.OnCall(
                nowNanos,
                call.call(),
                judgement.action(),
                judgement.score(),
                enforcing && !held,
                judgement.hard(),
                judgement.findings());
    }

    private static String reason(Judgement judgement) {
        return judgement.findings().stream().findFirst().map(Finding::why).orElse("");
    }

    private static Finding note(String why) {
        return new Finding("Budget", "budget", 0, Severity.NOTICE, Finding.Bearing.SIGN, false, why);
    }
}
