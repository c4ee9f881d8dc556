package io.ringfence;

import io.ringfence.act.VerdictLine;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.report.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Keeps what a replay shows: the figures, and each verdict as a line when it comes. */
final class ReplayBank implements Bank {
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
}
