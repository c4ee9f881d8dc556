package io.ringfence.act;

import io.ringfence.config.Settings;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import java.util.List;

/** Ends calls, or only says what would have been ended, as the mode has it that is in force. */
public final class ByMode implements Actor {
    private final Hangups hangups;
    private boolean enforcing;

    /** Ends calls by {@code hangups}. */
    public ByMode(Hangups hangups, Settings.Mode mode) {
        this.hangups = hangups;
        become(mode);
    }

    /** Goes by another mode from now on. An end that was ordered is not pursued while observing. */
    public void become(Settings.Mode mode) {
        enforcing = mode == Settings.Mode.ENFORCE;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        return enforcing ? hangups.carryOut(verdicts, nowNanos) : observed(verdicts, nowNanos);
    }

    private static List<Outcome> observed(List<Verdict> verdicts, long nowNanos) {
        return verdicts.stream()
                .filter(Verdict.OnCall.class::isInstance)
                .map(Verdict.OnCall.class::cast)
                .filter(verdict -> verdict.action().hangsUp())
                .map(verdict -> new Outcome(
                        nowNanos, verdict, Outcome.Result.OBSERVED, 0, "observing: would have been hung up"))
                .toList();
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        return hangups.observe(fact);
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        return enforcing ? hangups.tick(nowNanos) : hangups.release(nowNanos);
    }
}
