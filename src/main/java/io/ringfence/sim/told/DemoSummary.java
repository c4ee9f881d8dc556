package io.ringfence.sim.told;

import io.ringfence.sim.office.Ledger;
import java.util.ArrayList;
import java.util.List;

/** What the demonstration came to, with the truth that only the simulation knows, for somebody who never saw a PBX. */
public final class DemoSummary {
    private DemoSummary() {}

    /**
     * What Ringfence measured.
     *
     * @param caughtNanos from the thief's beginning to the first call ended; 0 when none was
     * @param slowestNanos slowest decision, from an event read to its hangup written
     * @param money stopped, with its currency
     */
    public record Measured(long caughtNanos, long slowestNanos, String money) {}

    /** The summary, a line each. */
    public static List<String> of(List<Ledger.Entry> calls, Ledger.Totals totals, Measured measured) {
        List<String> lines = new ArrayList<>();
        lines.add("What happened");
        lines.add("  The office made %d calls.".formatted(totals.calls() - totals.fraudCalls()));
        calls.stream()
                .filter(Ledger.Entry::fraud)
                .findFirst()
                .ifPresentOrElse(
                        first -> theft(first, totals, measured, lines), () -> lines.add("  No thief made a call."));
        lines.add(
                totals.innocentHangups() == 0
                        ? "  No innocent call was touched."
                        : "  Innocent calls ended by mistake: %d.".formatted(totals.innocentHangups()));
        lines.add("  The console ended with it; `./ringfence demo --seconds 600` leaves time to look around there.");
        return lines;
    }

    private static void theft(Ledger.Entry first, Ledger.Totals totals, Measured measured, List<String> lines) {
        lines.add("  A thief tried %d costly calls at the expense of extension %s; %d were answered."
                .formatted(totals.fraudCalls(), first.extension(), totals.fraudAnswered()));
        if (measured.caughtNanos() == 0) {
            lines.add("  Ringfence ended none: so few calls are no proof yet. In doubt it leaves a call alone.");
            return;
        }
        lines.add("  Ringfence ended %d of them, the first %.0f s after the thief began."
                .formatted(totals.hangups() - totals.innocentHangups(), measured.caughtNanos() / 1e9));
        lines.add("  Its slowest decision took %.1f ms, from the event read to the hangup written."
                .formatted(measured.slowestNanos() / 1e6));
        lines.add("  Money stopped: about %s (estimated prices, 20 minutes a call ended).".formatted(measured.money()));
    }
}
