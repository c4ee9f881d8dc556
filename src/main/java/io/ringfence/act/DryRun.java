package io.ringfence.act;

import io.ringfence.decide.Verdict;
import java.util.List;

/** The actor of observe mode: touches no call and says what would have been hung up. */
public final class DryRun implements Actor {

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        return verdicts.stream()
                .filter(Verdict.OnCall.class::isInstance)
                .map(Verdict.OnCall.class::cast)
                .filter(verdict -> verdict.action().hangsUp())
                .map(verdict -> new Outcome(
                        nowNanos, verdict, Outcome.Result.OBSERVED, 0, "observing: would have been hung up"))
                .toList();
    }
}
