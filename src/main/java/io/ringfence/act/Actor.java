package io.ringfence.act;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import java.util.List;

/** Carries verdicts out. Owned by one thread; never waits. */
public interface Actor {

    /** Begins what the verdicts ask for, and tells what is already settled. */
    List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos);

    /** Takes note of a fact that may settle something. */
    default List<Outcome> observe(Fact fact) {
        return List.of();
    }

    /** Does what the time asks for; to be called several times a second. */
    default List<Outcome> tick(long nowNanos) {
        return List.of();
    }
}
