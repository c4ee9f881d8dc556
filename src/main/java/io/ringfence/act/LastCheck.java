package io.ringfence.act;

import io.ringfence.decide.Verdict;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;

/** Asked just before every write that would end a call: is it an emergency after all? */
public final class LastCheck {
    private final DialPlan dialPlan;
    private final Sparing sparing;

    /** What the policy knows by now, such as an emergency call dialled since the verdict. */
    public interface Sparing {
        boolean spares(Verdict.OnCall verdict, long nowNanos);
    }

    /** Checks the dialled string anew with {@code dialPlan}, and asks {@code sparing}. */
    public LastCheck(DialPlan dialPlan, Sparing sparing) {
        this.dialPlan = dialPlan;
        this.sparing = sparing;
    }

    /** Whether the call must be left alone. */
    boolean forbids(Verdict.OnCall verdict, long nowNanos) {
        return verdict.call().destination().type() == DestinationClass.EMERGENCY
                || dialPlan.destination(verdict.call().dialled()).type() == DestinationClass.EMERGENCY
                || sparing.spares(verdict, nowNanos);
    }
}
