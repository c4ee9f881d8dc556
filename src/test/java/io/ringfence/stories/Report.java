package io.ringfence.stories;

import io.ringfence.sim.story.Story;
import io.ringfence.stories.StoryTable.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The table, plain and as Markdown. */
final class Report {
    private static final String BEGIN = "<!-- stories: written by .ci/stories --write -->";
    private static final String END = "<!-- end of stories -->";

    private static final int SHOWN = 30;

    private final List<Result> results;
    private final Arguments arguments;

    Report(List<Result> results, Arguments arguments) {
        this.results = results;
        this.arguments = arguments;
    }

    /** One trial, and every innocent call it disturbed. */
    static void line(Result result, PrintStream out) {
        Trial trial = result.trial();
        String head = "%-20s seed %-3d %-5s %s %2d people %2d days %6d calls"
                .formatted(
                        trial.story().name(),
                        trial.seed(),
                        trial.rates() ? "deck" : "none",
                        result.home(),
                        result.people(),
                        result.days(),
                        result.innocentCalls());
        Result.Fraud fraud = result.fraud();
        String theft = fraud.calls() == 0
                ? ""
                : "  fraud %5d answered %5d leaked %4d  money %9.2f leaked %8.2f = %6.2f%%  alert %s  hangup %s"
                        .formatted(
                                fraud.calls(),
                                fraud.answered(),
                                fraud.leakedCalls(),
                                fraud.exposureMicros() / 1e6,
                                fraud.leakedMicros() / 1e6,
                                fraud.leakedPercent(),
                                when(fraud.alertSeconds(), fraud.alertCall()),
                                when(fraud.hangupSeconds(), fraud.hangupCall()));
        out.printf(
                Locale.ROOT,
                "%s%s  innocents: %d hung up, %d alerted, %d told, %d collateral%s  (%.1f s)%n",
                head,
                theft,
                result.hangups(),
                result.alerts(),
                result.alertsTold(),
                result.collateral(),
                result.emergencies() == 0 ? "" : "  EMERGENCY CALLS ENDED: " + result.emergencies(),
                result.seconds());
        result.falseAlarms().stream()
                .limit(SHOWN)
                .forEach(alarm -> out.println("    " + (alarm.collateral() ? "collateral " : "") + alarm.text()));
        if (result.falseAlarms().size() > SHOWN) {
            out.println("    and " + (result.falseAlarms().size() - SHOWN) + " more");
        }
    }

    private static String when(double seconds, int call) {
        return call == 0 ? "never" : String.format(Locale.ROOT, "%.1f s call %d", seconds, call);
    }

    void print(PrintStream out) {
        out.println();
        table().forEach(out::println);
        out.println();
        totals().forEach(out::println);
        signs(results).forEach(out::println);
    }

    /** The tables as they are kept. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>(table());
        lines.add("");
        lines.addAll(listed(totals()));
        return lines;
    }

    /** As items of a list; what is indented below those before. */
    static List<String> listed(List<String> totals) {
        return totals.stream()
                .map(line -> line.startsWith("  ") ? "  - " + line.strip() : "- " + line)
                .toList();
    }

    /** Puts {@code lines} where {@code file} keeps them. */
    static void write(List<String> lines, Path file) throws IOException {
        String text = Files.readString(file);
        String block = BEGIN + "\n" + String.join("\n", lines) + "\n" + END;
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(file + " has no place for the table: " + BEGIN + " … " + END);
        }
        Files.writeString(file, text.substring(0, begin) + block + text.substring(end + END.length()));
    }

    private Map<String, List<Result>> byStory(Story.Kind kind) {
        Map<String, List<Result>> grouped = new LinkedHashMap<>();
        results.stream()
                .filter(each -> each.trial().story().kind() == kind)
                .forEach(each -> grouped.computeIfAbsent(each.trial().story().name(), name -> new ArrayList<>())
                        .add(each));
        return grouped;
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| incident | fraud calls | leaked calls | exposure | leaked | leaked %, median (worst) "
                + "| first alert, s (call) | first hangup, s (call) | other calls | alerts | hangups | collateral |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        byStory(Story.Kind.INCIDENT).forEach((name, all) -> lines.add(incident(name, all)));
        lines.add("");
        lines.add("| innocent twin | calls | alerts | as a person is told | hangups |");
        lines.add("|---|--:|--:|--:|--:|");
        byStory(Story.Kind.TWIN)
                .forEach((name, all) -> lines.add("| %s | %d | %d | %d | %d |"
                        .formatted(
                                name,
                                sum(all, Result::innocentCalls),
                                sum(all, Result::alerts),
                                sum(all, Result::alertsTold),
                                sum(all, Result::hangups))));
        return lines;
    }

    private static String incident(String name, List<Result> all) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %s | %.0f | %.2f | %.2f (%.2f) | %s | %s | %d | %d | %d | %d |",
                name,
                median(all, each -> each.fraud().calls()),
                all.stream()
                        .map(each -> Integer.toString(each.fraud().leakedCalls()))
                        .collect(Collectors.joining(", ")),
                median(all, each -> each.fraud().exposureMicros() / 1e6),
                median(all, each -> each.fraud().leakedMicros() / 1e6),
                median(all, each -> each.fraud().leakedPercent()),
                worst(all, each -> each.fraud().leakedPercent()),
                latest(
                        all,
                        each -> each.fraud().alertSeconds(),
                        each -> each.fraud().alertCall()),
                latest(
                        all,
                        each -> each.fraud().hangupSeconds(),
                        each -> each.fraud().hangupCall()),
                sum(all, Result::innocentCalls),
                sum(all, Result::alerts),
                sum(all, Result::hangups),
                sum(all, Result::collateral));
    }

    /** The latest of all seeds, {@code never} if there was none in one of them. */
    private static String latest(List<Result> all, ToDoubleFunction<Result> seconds, ToDoubleFunction<Result> call) {
        if (all.stream().anyMatch(each -> call.applyAsDouble(each) == 0)) {
            return "never";
        }
        return String.format(Locale.ROOT, "%.1f (%.0f)", worst(all, seconds), worst(all, call));
    }

    private List<String> totals() {
        List<Result> twins = only(each -> each.trial().story().kind() == Story.Kind.TWIN);
        List<Result> incidents = only(each -> each.trial().story().kind() == Story.Kind.INCIDENT);
        List<String> lines = new ArrayList<>();
        lines.add("seeds %d to %d, rates %s, profile %s"
                .formatted(
                        arguments.firstSeed(),
                        arguments.firstSeed() + arguments.seeds() - 1,
                        arguments.rates(),
                        arguments.profile()));
        if (!incidents.isEmpty()) {
            long alerted =
                    incidents.stream().filter(each -> each.fraud().alerted()).count();
            lines.add(String.format(
                    Locale.ROOT,
                    "incidents: %d of %d alerted; money leaked: median %.2f%%, worst %.2f%%",
                    alerted,
                    incidents.size(),
                    median(incidents, each -> each.fraud().leakedPercent()),
                    worst(incidents, each -> each.fraud().leakedPercent())));
            lines.add(innocents("innocents of the incidents", incidents));
        }
        if (!twins.isEmpty()) {
            lines.add(innocents("innocents of the twins", twins));
        }
        lines.add(innocents("all innocents", results));
        lines.add("calls of robbed extensions disturbed after the theft began: " + sum(results, Result::collateral));
        lines.add("emergency calls ended: " + sum(results, result -> result.emergencies()));
        List<String> unmet = results.stream()
                .flatMap(each -> Expectations.unmet(each).stream())
                .toList();
        lines.add("expectations of the stories not met: " + unmet.size());
        unmet.forEach(each -> lines.add("  " + each));
        return lines;
    }

    /** What disturbed innocents, the most frequent first. */
    static List<String> signs(List<Result> results) {
        Map<String, Integer> counts = new TreeMap<>();
        results.stream()
                .flatMap(result -> result.falseAlarms().stream())
                .filter(alarm -> !alarm.collateral())
                .forEach(alarm ->
                        counts.merge((alarm.hungUp() ? "hung up: " : "alerted: ") + alarm.signs(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .map(entry -> "%6d innocent calls %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
    }

    private List<Result> only(Predicate<Result> which) {
        return results.stream().filter(which).toList();
    }

    static String innocents(String of, List<Result> all) {
        double calls = Math.max(1, sum(all, Result::innocentCalls));
        return String.format(
                Locale.ROOT,
                "%s: %.0f calls, %d hung up = %.2f in 10,000, %d alerted = %.2f in 1,000, %d as a person is told",
                of,
                calls,
                sum(all, Result::hangups),
                10_000 * sum(all, Result::hangups) / calls,
                sum(all, Result::alerts),
                1_000 * sum(all, Result::alerts) / calls,
                sum(all, Result::alertsTold));
    }

    static long sum(List<Result> all, ToDoubleFunction<Result> of) {
        return (long) all.stream().mapToDouble(of).sum();
    }

    private static double worst(List<Result> all, ToDoubleFunction<Result> of) {
        return all.stream().mapToDouble(of).max().orElse(0);
    }

    private static double median(List<Result> all, ToDoubleFunction<Result> of) {
        double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
