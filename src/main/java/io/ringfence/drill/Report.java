package io.ringfence.drill;

import io.ringfence.drill.Step.Result;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a drill on one PBX proved.
 *
 * @param atNanos when it ended, since 1970
 */
public record Report(String pbx, long atNanos, List<Step> steps) {
    /** Ends every report of a drill in which all was proven. */
    public static final String PASSED = "The drill passed.";

    private static final String FAILED = "The drill failed.";

    /** Whether everything that is configured works. */
    public boolean passed() {
        return steps.stream().noneMatch(step -> step.result() == Result.FAIL)
                && steps.stream().anyMatch(step -> step.result() == Result.OK);
    }

    /** In one line, for the audit log. */
    public String line() {
        String failed = steps.stream()
                .filter(step -> step.result() == Result.FAIL)
                .map(step -> step.name() + ": " + step.says())
                .findFirst()
                .orElse("");
        return passed() ? "passed" + times() : "failed: " + failed;
    }

    private String times() {
        String each = steps.stream()
                .filter(step -> step.result() == Result.OK && step.millis() >= 0)
                .map(step -> String.format(Locale.ROOT, "%s %.1f ms", step.name(), step.millis()))
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "" : ": " + each;
    }

    /** For a person. */
    public String text() {
        StringBuilder text = new StringBuilder("Drill on ").append(pbx).append('\n');
        for (Step step : steps) {
            String millis = step.millis() < 0 ? "" : String.format(Locale.ROOT, "%.1f ms", step.millis());
            String result =
                    step.result() == Result.UNPROVEN ? "-" : step.result().name();
            text.append(String.format("  %-4s  %-18s  %10s  %s%n", result, step.name(), millis, step.says()));
        }
        return text.append(passed() ? PASSED : FAILED).toString();
    }

    /** Reads what {@link #line} wrote. */
    public static boolean passed(String line) {
        return line.startsWith("passed");
    }
}
