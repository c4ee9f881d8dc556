package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.score.Finding;
import java.util.List;

/** What is to be done, and why in words. */
public sealed interface Verdict {

    /** When it was reached, nanoseconds since 1970. */
    long atNanos();

    /** The PBX it is about. */
    String pbx();

    /**
     * About one call; given whenever the action rises above what it was.
     *
     * @param score the points that led here
     * @param enforced whether it is to be carried out: {@code mode: enforce} and within the budget
     * @param hardLimit decided by a rule (deny, allow list, fence, spend) and not by points
     * @param findings the evidence, strongest first
     * @param exposure the money in it
     */
    record OnCall(
            long atNanos,
            Call call,
            Action action,
            int score,
            boolean enforced,
            boolean hardLimit,
            List<Finding> findings,
            Exposure exposure)
            implements Verdict {
        @Override
        public String pbx() {
            return call.pbx();
        }
    }

    /** About forged AMI text: always an alert. */
    record OnInjection(long atNanos, InjectionAttempted injection) implements Verdict {
        @Override
        public String pbx() {
            return injection.pbx();
        }
    }
}
