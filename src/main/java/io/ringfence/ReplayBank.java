package io.ringfence;

import io.ringfence.act.VerdictLine;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.report.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Keeps what a replay shows: the figures, and each verdict as a line when it comes. Ends calls at their verdicts, and takes
 * down how they went on in truth: what a hangup would have saved.
 */
final class ReplayBank implements Bank, River.Ends {
    private final VirtualEnds ends = new VirtualEnds();
    private final Ledger ledger;
    private final Writer lines;

    ReplayBank(Ledger ledger, Writer lines) {
        this.ledger = ledger;
        this.lines = lines;
    }

    @Override
    public void fact(Fact fact) {
        ledger.fact(fact);
    }

    @Override
    public void verdict(Verdict verdict) {
        ledger.verdict(verdict);
        try {
            lines.write(VerdictLine.of(verdict) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
