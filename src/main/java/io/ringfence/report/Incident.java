package io.ringfence.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one payer is accused of: stopped calls with less than a day between them, and the calls to the same numbers and the
 * same foreign countries that went on before they were stopped or in between.
 */
record Incident(String payer, List<CostlyCall> stopped, List<CostlyCall> missed) {
    private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);

    /** All incidents of one payer, whose {@code calls} are in the order of their beginnings. */
    static List<Incident> of(String payer, List<CostlyCall> calls) {
        List<Incident> incidents = new ArrayList<>();
        List<CostlyCall> run = new ArrayList<>();
        for (CostlyCall call : calls) {
            if (!call.stopped()) {
                continue;
            }
            if (!run.isEmpty() && call.atNanos() - run.get(run.size() - 1).atNanos() > DAY_NANOS) {
                incidents.add(around(payer, run, calls));
                run = new ArrayList<>();
            }
            run.add(call);
        }
        if (!run.isEmpty()) {
            incidents.add(around(payer, run, calls));
        }
        return incidents;
    }

    private static Incident around(String payer, List<CostlyCall> run, List<CostlyCall> calls) {
        Set<String> numbers = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (CostlyCall call : run) {
            numbers.add(call.number());
            if (!call.destination().nationalFormat()) {
                countries.add(call.destination().country());
            }
        }
        long from = run.get(0).atNanos() - DAY_NANOS;
        long to = run.get(run.size() - 1).atNanos();
        List<CostlyCall> missed = calls.stream()
                .filter(call -> !call.stopped() && call.atNanos() >= from && call.atNanos() <= to)
                .filter(call -> numbers.contains(call.number())
                        || (!call.destination().nationalFormat()
                                && countries.contains(call.destination().country())))
                .toList();
        return new Incident(payer, List.copyOf(run), missed);
    }

    long fromNanos() {
        long first = stopped.get(0).atNanos();
        return missed.isEmpty() ? first : Math.min(first, missed.get(0).atNanos());
    }

    long leaked(long lastNanos) {
        return sum(stopped, lastNanos) + sum(missed, lastNanos);
    }

    long saved(long lastNanos) {
        long all = 0;
        for (CostlyCall call : stopped) {
            all += call.cost(lastNanos);
        }
        return all - sum(stopped, lastNanos);
    }

    private static long sum(List<CostlyCall> calls, long lastNanos) {
        long leaked = 0;
        for (CostlyCall call : calls) {
            leaked += call.leaked(lastNanos);
        }
        return leaked;
    }
}
