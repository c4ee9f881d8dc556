package io.ringfence.report;

import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.number.Destination;
import io.ringfence.number.Price;
import io.ringfence.score.Finding;
import java.util.List;

/** One call that somebody could be billed for, as the recording shows it, and what was decided about it. */
final class CostlyCall {
    private final long atNanos;
    private final String payer;
    private final String uniqueid;
    private final String dialled;
    private final Destination destination;
    private final Price price;
    private long answeredNanos;
    private long endedNanos;
    private long stoppedNanos;
    private long judgedNanos;
    private Action action = Action.ALLOW;
    private int score;
    private boolean hardLimit;
    private List<Finding> findings = List.of();

    CostlyCall(long atNanos, Call call, String payer, Price price) {
        this.atNanos = atNanos;
        this.payer = payer;
        this.uniqueid = call.uniqueid();
        this.dialled = call.dialled();
        this.destination = call.destination();
        this.price = price;
    }

    void answered(long nanos) {
        answeredNanos = answeredNanos == 0 ? nanos : answeredNanos;
    }

    void ended(long nanos) {
        endedNanos = nanos;
    }

    void judged(Verdict.OnCall verdict) {
        if (verdict.action().hangsUp() && verdict.enforced() && stoppedNanos == 0) {
            stoppedNanos = verdict.atNanos();
        }
        judgedNanos = judgedNanos == 0 ? verdict.atNanos() : judgedNanos;
        if (verdict.action().compareTo(action) >= 0) {
            action = verdict.action();
            score = verdict.score();
            hardLimit = verdict.hardLimit();
            findings = verdict.findings();
        }
    }

    long atNanos() {
        return atNanos;
    }

    /** When a verdict was first given on it, 0 if never. */
    long judgedNanos() {
        return judgedNanos;
    }

    String payer() {
        return payer;
    }

    String uniqueid() {
        return uniqueid;
    }

    Destination destination() {
        return destination;
    }

    /** The number for a person. */
    String number() {
        return destination.hasNumber() ? "+" + destination.e164() : dialled;
    }

    Price price() {
        return price;
    }

    Action action() {
        return action;
    }

    boolean judged() {
        return action != Action.ALLOW;
    }

    boolean stopped() {
        return stoppedNanos != 0;
    }

    int score() {
        return score;
    }

    boolean hardLimit() {
        return hardLimit;
    }

    /** Why, strongest first. */
    List<Finding> findings() {
        return findings;
    }

    /** What the whole call cost, in millionths; one that never ended counts to {@code lastNanos}. */
    long cost(long lastNanos) {
        return talk(endedNanos == 0 ? lastNanos : endedNanos);
    }

    /** What it cost until it was stopped; all of it when it was not. */
    long leaked(long lastNanos) {
        return stopped() ? Math.min(cost(lastNanos), talk(stoppedNanos)) : cost(lastNanos);
    }

    private long talk(long untilNanos) {
        boolean talked = answeredNanos != 0 && untilNanos > answeredNanos;
        return talked ? price.cost(untilNanos - answeredNanos) : 0;
    }
}
