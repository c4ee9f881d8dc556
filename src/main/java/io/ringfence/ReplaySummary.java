package io.ringfence;

import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.InjectionAttempted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay saw, for a person. */
final class ReplaySummary implements Bank {
    private static final int MOST_EXTENSIONS = 10_000;
    private static final int SHOWN = 10;

    private long messages;
    private long attempts;
    private long costly;
    private long injections;
    private final Map<Action, Long> verdicts = new EnumMap<>(Action.class);
    private final Map<String, Long> byExtension = new TreeMap<>();

    void read(Map<String, Long> counts) {
        messages += counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            attempts++;
            costly += attempted.call().destination().type().costs() ? 1 : 0;
        } else if (fact instanceof InjectionAttempted) {
            injections++;
        }
    }

    @Override
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            verdicts.merge(onCall.action(), 1L, Long::sum);
            String extension = onCall.call().payer().name();
            if (onCall.action().hangsUp()
                    && (byExtension.size() < MOST_EXTENSIONS || byExtension.containsKey(extension))) {
                byExtension.merge(extension, 1L, Long::sum);
            }
        }
    }

    /** The report, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                messages + " AMI messages, " + attempts + " calls, " + costly + " of them to numbers that cost money");
        for (Action action : Action.values()) {
            long count = verdicts.getOrDefault(action, 0L);
            if (count > 0) {
                lines.add(String.format("  %-7s %d", action.label(), count));
            }
        }
        if (verdicts.isEmpty()) {
            lines.add("  nothing to report");
        }
        if (injections > 0) {
            lines.add("  forged AMI text in " + injections + " messages");
        }
        byExtension.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> lines.add(
                        "  extension " + entry.getKey() + ": " + entry.getValue() + " calls would have been ended"));
        return lines;
    }
}
