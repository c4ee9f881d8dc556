package io.ringfence;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.report.Ledger;

/** Ends calls at their verdicts, and tells the ledger how they went on in truth: what a hangup would have saved. */
final class ReplayEnds implements River.Ends {
    private final VirtualEnds ends = new VirtualEnds();
    private final Ledger ledger;

    ReplayEnds(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean over(Fact fact, Call call) {
        boolean over = ends.over(fact, call);
        if (over) {
            ledger.afterwards(fact);
        }
        return over;
    }

    @Override
    public boolean ends(Verdict.OnCall verdict) {
        return ends.ends(verdict);
    }
}
