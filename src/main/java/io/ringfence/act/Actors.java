package io.ringfence.act;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that carries verdicts out, in order: first the call ends, then people hear of it. They hear at the next tick: what
 * it takes to tell them would otherwise compete with the PBX for the moment in which the call must end.
 */
public final class Actors implements Actor {
    /** More than this untold is told at once. */
    private static final int MOST_UNTOLD = 1_000;

    private final Actor calls;
    private final Alerts alerts;
    private final List<Verdict> untoldVerdicts = new ArrayList<>();
    private final List<Outcome> untoldOutcomes = new ArrayList<>();

    /**
     * Ends calls, then tells.
     *
     * @param calls who ends them, or only says so
     */
    public Actors(Actor calls, Alerts alerts) {
        this.calls = calls;
        this.alerts = alerts;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = calls.carryOut(verdicts, nowNanos);
        untoldVerdicts.addAll(verdicts);
        return note(outcomes, nowNanos);
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        return note(calls.observe(fact), fact.atNanos());
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        List<Outcome> outcomes = calls.tick(nowNanos);
        untoldOutcomes.addAll(outcomes);
        tellAll(nowNanos);
        return outcomes;
    }

    private List<Outcome> note(List<Outcome> outcomes, long nowNanos) {
        if (!outcomes.isEmpty()) { // mostly none, and to add nothing copies it first
            untoldOutcomes.addAll(outcomes);
        }
        if (untoldVerdicts.size() + untoldOutcomes.size() > MOST_UNTOLD) {
            tellAll(nowNanos);
        }
        return outcomes;
    }

    private void tellAll(long nowNanos) {
        alerts.carryOut(untoldVerdicts, nowNanos);
        alerts.tell(untoldOutcomes, nowNanos);
        untoldVerdicts.clear();
        untoldOutcomes.clear();
    }
}
