package io.ringfence.act;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import java.util.List;

/** Everything that carries verdicts out, in order: first the call ends, then people hear of it. */
public final class Actors implements Actor {
    private final Actor calls;
    private final Alerts alerts;

    /**
     * Ends calls, then tells.
     *
     * @param calls {@link Hangups}, or {@link DryRun} to touch none
     */
    public Actors(Actor calls, Alerts alerts) {
        this.calls = calls;
        this.alerts = alerts;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = calls.carryOut(verdicts, nowNanos);
        alerts.carryOut(verdicts, nowNanos);
        return told(outcomes, nowNanos);
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        return told(calls.observe(fact), fact.atNanos());
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        List<Outcome> outcomes = calls.tick(nowNanos);
        alerts.tick(nowNanos);
        return told(outcomes, nowNanos);
    }

    private List<Outcome> told(List<Outcome> outcomes, long nowNanos) {
        alerts.tell(outcomes, nowNanos);
        return outcomes;
    }
}
