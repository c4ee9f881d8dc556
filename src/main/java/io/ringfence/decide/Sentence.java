package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From what a call deserves to verdicts: budgets, fences, and nothing said twice. */
final class Sentence {
    /** Calls held back that are looked at again; more than this are judged by their own facts only. */
    private static final int MOST_WAITING = 256;

    /** The kind of the note that less is done than deserved. */
    static final String HELD_BACK = "budget";

    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    /** What others did, or the crowd, or earlier calls, is no reason to take a payer for one more of them. */
    private static final Set<String> OF_OTHERS = Set.of(Accounts.KIND, Accounts.OWN_KIND, Stops.KIND, Tally.CROWD);

    private final Budget budget = new Budget();
    private final Set<LiveCall> waiting = new LinkedHashSet<>();
    private final Remembered past;
    private final Ledger ledger;
    private final Judge judge;
    private long retriedNanos;

    Sentence(Judge judge, Remembered past, Ledger ledger) {
        this.judge = judge;
        this.past = past;
        this.ledger = ledger;
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
        remember(call.call(), affordable, nowNanos);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(verdict(call, affordable, nowNanos));
        if (affordable.action() == Action.FENCE) {
            verdicts.addAll(endBarred(Subject.of(call.call()), call, nowNanos));
        }
        return verdicts;
    }

    /** Has {@code calls} judged anew as soon as there is room. */
    void lookAgain(List<LiveCall> calls) {
        calls.stream().limit(MOST_WAITING - waiting.size()).forEach(waiting::add);
    }

    /** Verdicts on calls held back by the budget for which there is room by now. */
    List<Verdict> retry(long nowNanos) {
        if (waiting.isEmpty() || nowNanos - retriedNanos < RETRY_NANOS) {
            return List.of();
        }
        retriedNanos = nowNanos;
        List<Verdict> verdicts = new ArrayList<>();
        for (LiveCall call : List.copyOf(waiting)) {
            waiting.remove(call);
            if (!past.live().find(call.call()).isEmpty() && !call.stopped()) {
                verdicts.addAll(pass(call, judge.judge(call, nowNanos), nowNanos));
            }
        }
        return verdicts;
    }

    /** Verdicts that end the live calls of {@code subject} which a fence of it bars, {@code but} one. */
    List<Verdict> endBarred(Subject subject, LiveCall but, long nowNanos) {
        List<Verdict> verdicts = new ArrayList<>();
        for (LiveCall other : past.live().paidBy(subject)) {
            Call call = other.call();
            if (other != but
                    && !other.stopped()
                    && judge.fenced(call, nowNanos)
                    && !judge.exempt(call)
                    && !judge.tiedToEmergency(call)) {
                Judgement barred = new Judgement(Action.FENCE, Tally.HIGHEST, true, List.of(judge.fenceFinding(call)));
                verdicts.add(verdict(other, barred, nowNanos));
            }
        }
        return verdicts;
    }

    /** Counts a hangup carried out before a restart. */
    void restore(Stop stop) {
        budget.restore(stop);
    }

    /** Higher than before; a call whose end is ordered is denied nothing more. */
    private static boolean rises(LiveCall call, Action action) {
        return action.compareTo(call.action()) > 0 && !(action == Action.DENY && call.stopped());
    }

    private Judgement fenceIfAffordable(Call call, Judgement judgement, long nowNanos) {
        if (judgement.action() != Action.FENCE) {
            return judgement;
        }
        if (!budget.fence(call.pbx(), past.live().count(call.pbx()), nowNanos)) {
            return judgement.atMost(Action.HANGUP).noting(note("not fenced: too many fences within a minute"));
        }
        past.fences().raise(Subject.of(call), call.destination().type(), nowNanos, reason(judgement));
        return judgement;
    }

    private boolean afford(Call call, long nowNanos) {
        return budget.hangup(Subject.of(call), past.live().count(call.pbx()), nowNanos);
    }

    /** People hear of it, once, and it is looked at again when there may be room. */
    private List<Verdict> holdBack(LiveCall call, Judgement judgement, long nowNanos) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(call);
        }
        if (call.action() != Action.ALLOW) {
            return List.of();
        }
        Judgement held =
                judgement.atMost(Action.ALERT).noting(note("not hung up: the budget of hangups by points is spent"));
        remember(call.call(), held, nowNanos);
        return List.of(verdict(call, held, nowNanos));
    }

    /** What points decided is remembered of the payer; rules and limits need no memory to hold the next time. */
    private void remember(Call call, Judgement judgement, long nowNanos) {
        if (judgement.hard() || call.payer().kind() == Payer.Kind.UNKNOWN) {
            return;
        }
        boolean ended = judgement.action().hangsUp();
        if (ended) {
            past.stops().note(Stop.of(call, nowNanos, judge.enforcing()));
        }
        int own = judgement.findings().stream()
                .filter(finding -> !OF_OTHERS.contains(finding.kind()))
                .mapToInt(Finding::points)
                .sum();
        if (own >= Accounts.STANDS_OUT) {
            past.accounts().note(call, ended, nowNanos);
        }
    }

    private Verdict verdict(LiveCall call, Judgement judgement, long nowNanos) {
        call.decided(judgement.action());
        return new Verdict.OnCall(
                nowNanos,
                call.call(),
                judgement.action(),
                judgement.score(),
                judge.enforcing(),
                judgement.hard(),
                judgement.findings(),
                ledger.of(call.call(), call.answeredNanos(), nowNanos));
    }

    private static String reason(Judgement judgement) {
        return judgement.findings().stream().findFirst().map(Finding::why).orElse("");
    }

    private static Finding note(String why) {
        return new Finding("Budget", HELD_BACK, 0, Severity.NOTICE, Finding.Bearing.SIGN, false, why);
    }
}
