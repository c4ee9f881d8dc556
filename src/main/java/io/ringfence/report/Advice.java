package io.ringfence.report;

import io.ringfence.decide.Action;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which setting would have changed what a replay did. */
final class Advice {
    private static final int STEP = 10;
    private static final int HIGHEST = 100;
    private static final int MOST = 12;
    private static final Set<DestinationClass> BY_WORD =
            Set.of(DestinationClass.PREMIUM, DestinationClass.SATELLITE, DestinationClass.UNALLOCATED);

    private Advice() {}

    /** A line for each setting, the most effective of each kind first. */
    static List<String> of(Backtest backtest) {
        List<String> lines = new ArrayList<>();
        List<CostlyCall> stopped = backtest.stopped();
        thresholds(backtest, stopped, lines);
        rule(stopped, "allow.country", "allow.countries: add ", Advice::place, lines);
        rule(stopped, "deny.country", "deny.countries: without ", Advice::place, lines);
        rule(stopped, "deny.number", "deny.numbers: without ", CostlyCall::number, lines);
        long limited = stopped.stream()
                .filter(call -> call.findings().stream().anyMatch(Finding::limit))
                .count();
        if (limited > 0) {
            lines.add("limits: higher ones would have let up to " + limited + " through");
        }
        long denied =
                stopped.stream().filter(call -> call.action() == Action.DENY).count();
        if (denied > 0) {
            lines.add(denied + " met a fence their extension would have had: what lets the first call of a fence"
                    + " through lets these through too");
        }
        for (CostlyCall call : backtest.lonely()) {
            if (lines.size() < MOST) {
                lines.add("allow.numbers: add \"" + call.number() + "\" would have let the call of " + call.payer()
                        + " through");
            }
        }
        return lines;
    }

    private static void thresholds(Backtest backtest, List<CostlyCall> stopped, List<String> lines) {
        int now = backtest.terms().thresholds().hangup();
        long byPoints = stopped.stream().filter(Advice::byPoints).count();
        long before = 0;
        for (int higher = (now / STEP + 1) * STEP; byPoints > 0 && higher <= HIGHEST; higher += STEP) {
            int threshold = higher;
            long through = stopped.stream()
                    .filter(Advice::byPoints)
                    .filter(call -> call.score() < threshold)
                    .count();
            if (through > before) {
                lines.add("thresholds.hangup: " + threshold + " instead of " + now + " would have let " + through
                        + " of " + byPoints + " through");
                before = through;
            }
        }
    }

    private static boolean byPoints(CostlyCall call) {
        return !call.hardLimit() && call.action() != Action.DENY;
    }

    private static void rule(
            List<CostlyCall> stopped,
            String kind,
            String setting,
            java.util.function.Function<CostlyCall, String> what,
            List<String> lines) {
        Predicate<Finding> mine = finding -> finding.kind().equals(kind);
        Map<String, Long> counts = new TreeMap<>();
        for (CostlyCall call : stopped) {
            if (call.findings().stream().anyMatch(mine)) {
                counts.merge(what.apply(call), 1L, Long::sum);
            }
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry ->
                        lines.add(setting + entry.getKey() + " would have let " + entry.getValue() + " through"));
    }

    /** As the lists of countries name a destination. */
    private static String place(CostlyCall call) {
        DestinationClass type = call.destination().type();
        return BY_WORD.contains(type) ? type.label() : call.destination().country();
    }
}
