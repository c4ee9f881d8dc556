package io.ringfence.report;

import io.ringfence.decide.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report for a terminal, a line each. */
public final class TextReport {
    private static final int MOST_DAYS = 60;
    private static final int MOST_LONELY = 20;
    private static final int MOST_ERRORS = 5;
    private static final int REASONS = 3;

    private final Material material;
    private final Backtest backtest;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Material material, Backtest backtest) {
        this.material = material;
        this.backtest = backtest;
    }

    /** The lines. */
    public static List<String> of(Material material, Backtest backtest) {
        TextReport report = new TextReport(material, backtest);
        report.write();
        return report.lines.stream().map(Plain::text).toList();
    }

    private void write() {
        read();
        if (material.empty() || !backtest.sawFacts()) {
            lines.add(
                    "  nothing to report" + (material.empty() ? ": no call record and no AMI message was found" : ""));
            return;
        }
        lines.add("From " + Wording.span(backtest));
        lines.add("Calls: " + Wording.calls(backtest));
        if (material.interrupted()) {
            lines.add("Ended early: what follows is about the part that was replayed");
        }
        if (backtest.injections() > 0) {
            lines.add("Forged AMI text in " + backtest.injections() + " messages");
        }
        if (backtest.judged().isEmpty()) {
            lines.add("  nothing to report: every call would have been left alone");
            return;
        }
        judged();
        days();
        lonely();
        section("What would have changed it", Advice.of(backtest));
    }

    private void read() {
        lines.add(Wording.count(material.messages()) + " AMI messages, " + Wording.count(material.rows())
                + " call records");
        material.sources().forEach(source -> lines.add("  " + source));
        if (material.malformedRows() > 0) {
            lines.add(Wording.count(material.malformedRows()) + " rows left out because they could not be understood");
            material.malformed().stream().limit(MOST_ERRORS).forEach(row -> lines.add("  " + row));
        }
        if (!material.trunks().isEmpty()) {
            lines.add("Taken for trunks: " + String.join(", ", material.trunks()));
        }
        section("Not replayed", material.others());
    }

    private void judged() {
        Map<Action, Long> actions = backtest.byAction();
        lines.add("");
        lines.add("Would have been");
        for (Action action : Action.values()) {
            long count = actions.getOrDefault(action, 0L);
            if (count > 0) {
                lines.add(String.format("  %-7s %d", action.label(), count));
            }
        }
        String estimate = backtest.estimated() ? " (by built-in estimates; give a rate deck for real prices)" : "";
        lines.add("Money" + estimate);
        lines.add("  saved   " + Wording.money(backtest, backtest.saved())
                + ": what the ended calls cost after the verdict");
        lines.add("  leaked  " + Wording.money(backtest, backtest.leaked())
                + ": what the same extensions' calls to the same places cost before");
        lines.add("  of      " + Wording.money(backtest, backtest.allCost()) + " for all calls");
        if (!backtest.byEngine().isEmpty()) {
            lines.add("Ended by the strongest finding of");
            backtest.byEngine().forEach((engine, count) -> lines.add(String.format("  %-12s %d", engine, count)));
        }
    }

    private void days() {
        lines.add("");
        int shown = 0;
        for (Map.Entry<LocalDate, Map<String, List<CostlyCall>>> day :
                backtest.byDay().entrySet()) {
            if (shown++ == MOST_DAYS) {
                lines.add("and " + (backtest.byDay().size() - MOST_DAYS) + " more days");
                return;
            }
            lines.add(day.getKey().format(Wording.DAY));
            day.getValue().forEach(this::payer);
        }
    }

    private void payer(String payer, List<CostlyCall> calls) {
        CostlyCall first = calls.get(0);
        lines.add("  " + payer + ": " + Wording.actions(calls) + "; " + Wording.places(calls) + "; first at "
                + backtest.time(first.atNanos()).format(Wording.TIME) + " to " + first.number() + " ("
                + first.uniqueid() + ")");
        lines.add("    " + Wording.reasons(calls, REASONS));
    }

    private void lonely() {
        List<String> check = new ArrayList<>();
        for (CostlyCall call : backtest.lonely()) {
            if (check.size() == MOST_LONELY) {
                check.add("and " + (backtest.lonely().size() - MOST_LONELY) + " more");
                break;
            }
            check.add(backtest.time(call.atNanos()).toLocalDate().format(Wording.DAY) + " "
                    + backtest.time(call.atNanos()).format(Wording.TIME) + " " + call.payer() + " to " + call.number()
                    + " ("
                    + call.uniqueid() + "): " + Backtest.why(call, 1));
        }
        section("Check these: ended once and never suspected again", check);
    }

    private void section(String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            content.forEach(line -> lines.add("  " + line));
        }
    }
}
