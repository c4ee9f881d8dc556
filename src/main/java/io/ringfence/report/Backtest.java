package io.ringfence.report;

import io.ringfence.decide.Action;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay would have done, reckoned up. Money is in millionths of the currency. */
public final class Backtest {
    private final Terms terms;
    private final Map<DestinationClass, Long> byClass;
    private final long inbound;
    private final long injections;
    private final long firstNanos;
    private final long lastNanos;
    private final List<CostlyCall> calls;
    private final List<CostlyCall> judged;
    private final List<Incident> incidents = new ArrayList<>();

    Backtest(
            Terms terms,
            Map<DestinationClass, Long> byClass,
            long inbound,
            long injections,
            long firstNanos,
            long lastNanos,
            List<CostlyCall> calls) {
        this.terms = terms;
        this.byClass = new EnumMap<>(DestinationClass.class);
        this.byClass.putAll(byClass);
        this.inbound = inbound;
        this.injections = injections;
        this.firstNanos = firstNanos;
        this.lastNanos = lastNanos;
        this.calls = calls;
        this.judged = calls.stream().filter(CostlyCall::judged).toList();
        Map<String, List<CostlyCall>> byPayer = new LinkedHashMap<>();
        judged.stream().filter(CostlyCall::stopped).forEach(call -> byPayer.put(call.payer(), new ArrayList<>()));
        for (CostlyCall call : calls) {
            List<CostlyCall> own = byPayer.get(call.payer());
            if (own != null) {
                own.add(call);
            }
        }
        byPayer.forEach((payer, own) -> incidents.addAll(Incident.of(payer, own)));
        incidents.sort(Comparator.comparingLong(Incident::fromNanos));
    }

    Terms terms() {
        return terms;
    }

    /** Whether any call was seen. */
    boolean sawCalls() {
        return inbound > 0 || !byClass.isEmpty();
    }

    boolean sawFacts() {
        return lastNanos != 0;
    }

    Map<DestinationClass, Long> byClass() {
        return byClass;
    }

    long inbound() {
        return inbound;
    }

    long injections() {
        return injections;
    }

    ZonedDateTime first() {
        return time(firstNanos);
    }

    ZonedDateTime last() {
        return time(lastNanos);
    }

    long lastNanos() {
        return lastNanos;
    }

    /** Calls that a verdict was given on, in the order of their beginnings. */
    List<CostlyCall> judged() {
        return judged;
    }

    List<CostlyCall> stopped() {
        return judged.stream().filter(CostlyCall::stopped).toList();
    }

    List<Incident> incidents() {
        return incidents;
    }

    /** How many calls got each action as their highest. */
    Map<Action, Long> byAction() {
        Map<Action, Long> counts = new EnumMap<>(Action.class);
        judged.forEach(call -> counts.merge(call.action(), 1L, Long::sum));
        return counts;
    }

    /** Calls by day and payer, those that a verdict was given on. */
    Map<LocalDate, Map<String, List<CostlyCall>>> byDay() {
        Map<LocalDate, Map<String, List<CostlyCall>>> days = new TreeMap<>();
        for (CostlyCall call : judged) {
            days.computeIfAbsent(time(call.atNanos()).toLocalDate(), day -> new TreeMap<>())
                    .computeIfAbsent(call.payer(), payer -> new ArrayList<>())
                    .add(call);
        }
        return days;
    }

    /** Calls stopped whose payer had no verdict besides: more often an innocent than a thief. */
    List<CostlyCall> lonely() {
        Map<String, Integer> verdicts = new TreeMap<>();
        judged.forEach(call -> verdicts.merge(call.payer(), 1, Integer::sum));
        return stopped().stream()
                .filter(call -> verdicts.getOrDefault(call.payer(), 0) == 1)
                .toList();
    }

    /** How many stopped calls each engine's finding was the strongest for. */
    Map<String, Long> byEngine() {
        Map<String, Long> engines = new TreeMap<>();
        for (CostlyCall call : stopped()) {
            String engine =
                    call.findings().isEmpty() ? "" : call.findings().get(0).engine();
            engines.merge(engine, 1L, Long::sum);
        }
        return engines;
    }

    long saved() {
        return incidents.stream()
                .mapToLong(incident -> incident.saved(lastNanos))
                .sum();
    }

    long leaked() {
        return incidents.stream()
                .mapToLong(incident -> incident.leaked(lastNanos))
                .sum();
    }

    /** What calls that were only alerted cost. */
    long alertedCost() {
        return judged.stream()
                .filter(call -> !call.stopped())
                .mapToLong(call -> call.cost(lastNanos))
                .sum();
    }

    /** What all calls of the recording cost. */
    long allCost() {
        return calls.stream().mapToLong(call -> call.cost(lastNanos)).sum();
    }

    boolean estimated() {
        return calls.stream().anyMatch(call -> call.price().estimate());
    }

    ZonedDateTime time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .atZone(terms.zone());
    }

    /** Why a call was judged, for a person: the strongest findings. */
    static String why(CostlyCall call, int most) {
        StringBuilder why = new StringBuilder();
        for (Finding finding :
                call.findings().subList(0, Math.min(most, call.findings().size()))) {
            why.append(why.isEmpty() ? "" : "; ")
                    .append(finding.engine())
                    .append(" ")
                    .append(finding.points())
                    .append(": ")
                    .append(finding.why());
        }
        return why.toString();
    }
}
