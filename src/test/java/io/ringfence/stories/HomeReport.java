package io.ringfence.stories;

import io.ringfence.stories.StoryTable.Arguments;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The strict profile in offices that never call another country by themselves. Twins that do so nevertheless, because they are about
 * calls abroad, stand apart: the profile is there to disturb them.
 */
final class HomeReport {
    private final List<Result> results;
    private final Arguments arguments;

    HomeReport(List<Result> results, Arguments arguments) {
        this.results = results;
        this.arguments = arguments;
    }

    void print(PrintStream out) {
        out.println();
        table().forEach(out::println);
        out.println();
        totals().forEach(out::println);
        Report.signs(home()).forEach(out::println);
    }

    /** The table as it is kept. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>(List.of("", "Strict, in offices that never dial abroad:", ""));
        lines.addAll(table());
        lines.add("");
        lines.addAll(Report.listed(totals()));
        return lines;
    }

    /** Stories of which no telling calls another country. */
    private List<Result> home() {
        return results.stream().filter(each -> !abroad(each)).toList();
    }

    private boolean abroad(Result result) {
        String story = result.trial().story().name();
        return results.stream().anyMatch(each -> each.trial().story().name().equals(story) && each.callsAbroad() > 0);
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| story | calls | alerts | hangups | of these abroad: calls | alerts | hangups |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|");
        Map<String, List<Result>> grouped = new LinkedHashMap<>();
        results.forEach(each -> grouped.computeIfAbsent(each.trial().story().name(), name -> new ArrayList<>())
                .add(each));
        grouped.forEach((name, all) -> lines.add("| %s | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        name,
                        Report.sum(all, Result::innocentCalls),
                        Report.sum(all, Result::alerts),
                        Report.sum(all, Result::hangups),
                        Report.sum(all, Result::callsAbroad),
                        Report.sum(all, each -> abroad(each, false)),
                        Report.sum(all, each -> abroad(each, true)))));
        return lines;
    }

    private List<String> totals() {
        List<String> lines = new ArrayList<>();
        lines.add("seeds %d to %d, rates %s, profile strict"
                .formatted(arguments.firstSeed(), arguments.firstSeed() + arguments.seeds() - 1, arguments.rates()));
        List<Result> home = home();
        lines.add(Report.innocents("stories that stay at home", home));
        lines.add("of these " + home.stream().mapToLong(Result::hangups).sum() + " hung up:");
        home.forEach(result -> result.falseAlarms().stream()
                .filter(Result.FalseAlarm::hungUp)
                .forEach(alarm -> lines.add("  " + result.trial().story().name() + ": " + alarm.signs())));
        List<Result> others =
                results.stream().filter(each -> !home.contains(each)).toList();
        lines.add(Report.innocents("stories about calls abroad", others));
        long calls = Report.sum(others, each -> each.innocentCalls() - each.callsAbroad());
        long alerts = Report.sum(others, each -> each.alerts() - abroad(each, false));
        long hangups = Report.sum(others, each -> each.hangups() - abroad(each, true));
        lines.add("their calls at home: %d, %d hung up, %d alerted".formatted(calls, hangups, alerts));
        lines.add("emergency calls ended: " + Report.sum(results, Result::emergencies));
        return lines;
    }

    private static long abroad(Result result, boolean hungUp) {
        return result.falseAlarms().stream()
                .filter(each -> each.abroad() && !each.collateral() && (each.hungUp() || !hungUp))
                .count();
    }
}
