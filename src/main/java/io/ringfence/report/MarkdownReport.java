package io.ringfence.report;

import io.ringfence.decide.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report as Markdown, to send round or keep. */
public final class MarkdownReport {
    private static final int MOST_ERRORS = 20;
    private static final int REASONS = 4;

    private MarkdownReport() {}

    /** The document. */
    public static String of(Material material, Backtest backtest) {
        List<String> lines = new ArrayList<>();
        lines.add("# What Ringfence would have done");
        lines.add("");
        list(lines, material.sources());
        if (material.empty() || !backtest.sawFacts()) {
            lines.add("Nothing to report: no call was found.");
        } else {
            figures(lines, backtest);
            days(lines, backtest);
            lonely(lines, backtest);
            titled(lines, "What would have changed it", Advice.of(backtest));
        }
        titled(lines, "Not replayed", material.others());
        if (material.malformedRows() > 0) {
            List<String> shown =
                    material.malformed().stream().limit(MOST_ERRORS).toList();
            titled(lines, Wording.count(material.malformedRows()) + " rows could not be understood", shown);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void figures(List<String> lines, Backtest backtest) {
        lines.add("| | |");
        lines.add("|---|---|");
        row(lines, "from", Wording.span(backtest));
        row(lines, "calls", Wording.calls(backtest));
        Map<Action, Long> actions = backtest.byAction();
        actions.forEach((action, count) -> row(lines, "would have been: " + action.label(), Wording.count(count)));
        row(lines, "money saved", Wording.money(backtest, backtest.saved()));
        row(lines, "money leaked", Wording.money(backtest, backtest.leaked()));
        row(lines, "all calls cost", Wording.money(backtest, backtest.allCost()));
        row(lines, "prices", backtest.estimated() ? "some or all are built-in estimates" : "from the rate deck");
        backtest.byEngine().forEach((engine, count) -> row(lines, "ended by " + engine, Wording.count(count)));
    }

    private static void days(List<String> lines, Backtest backtest) {
        if (backtest.judged().isEmpty()) {
            lines.add("");
            lines.add("Every call would have been left alone.");
            return;
        }
        lines.add("");
        lines.add("## By day");
        lines.add("");
        lines.add("| day | who | what | where | first | why |");
        lines.add("|---|---|---|---|---|---|");
        backtest.byDay()
                .forEach((day, payers) -> payers.forEach((payer, calls) -> row(
                        lines,
                        day.format(Wording.DAY),
                        payer,
                        Wording.actions(calls),
                        Wording.places(calls),
                        backtest.time(calls.get(0).atNanos()).format(Wording.TIME) + " "
                                + calls.get(0).number(),
                        Wording.reasons(calls, REASONS))));
    }

    private static void lonely(List<String> lines, Backtest backtest) {
        List<String> check = new ArrayList<>();
        for (CostlyCall call : backtest.lonely()) {
            check.add(backtest.time(call.atNanos()).toLocalDate().format(Wording.DAY) + " " + call.payer() + " to "
                    + call.number() + ": " + Backtest.why(call, REASONS));
        }
        titled(lines, "Check these: ended once and never suspected again", check);
    }

    private static void row(List<String> lines, String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(Plain.cell(cell)).append(" |");
        }
        lines.add(row.toString());
    }

    private static void titled(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add("## " + title);
            lines.add("");
            list(lines, content);
        }
    }

    private static void list(List<String> lines, List<String> content) {
        content.forEach(line -> lines.add("- " + Plain.cell(line)));
        lines.add("");
    }
}
