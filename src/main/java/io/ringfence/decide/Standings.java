package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.List;

/** What is held against every payer. */
final class Standings {
    private static final Standing CLEAN = new Standing();

    private final Pools<Standing> standings = new Pools<>();

    /**
     * Holds {@code finding} against {@code subject}; a finding a stranger can bring about is held against nobody, a
     * limit holds by itself, and what is new about a call is new about that call alone: the next is looked at anew.
     */
    void charge(Subject subject, Finding finding, Tier tier, long atNanos) {
        if (!finding.spoofable() && !finding.limit() && !finding.novelty() && finding.points() > 0) {
            standings.getOrMake(subject, Standing::new).charge(finding, tier, atNanos);
        }
    }

    List<Weight> weighing(Subject subject, Tier tier, long nowNanos) {
        Standing standing = standings.get(subject, CLEAN);
        return standing == CLEAN ? List.of() : standing.weighing(tier, nowNanos);
    }

    /** What would weigh on the next costly call, with the points that are left. */
    List<Finding> held(Subject subject, long nowNanos) {
        return Tally.of(weighing(subject, Tier.COSTLY, nowNanos)).findings();
    }

    void forget(Subject subject) {
        standings.remove(subject);
    }
}
