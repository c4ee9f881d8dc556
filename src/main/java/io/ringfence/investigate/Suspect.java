package io.ringfence.investigate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose calls would have been ended, though no line of a log shows that somebody got in. No thief by that: call records do not say who
 * made a call.
 *
 * @param calls in the order of time; at least one
 */
public record Suspect(String account, List<StolenCall> calls) {
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;
    private static final int EVENING = 22;
    private static final int MORNING = 6;

    /** The suspects among {@code calls}, the costliest first. */
    static List<Suspect> of(List<StolenCall> calls) {
        Map<String, List<StolenCall>> byAccount = new LinkedHashMap<>();
        calls.stream()
                .filter(StolenCall::judged)
                .forEach(call -> byAccount
                        .computeIfAbsent(call.account(), name -> new ArrayList<>())
                        .add(call));
        return byAccount.entrySet().stream()
                .map(entry -> new Suspect(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingLong(Suspect::costMicros).reversed())
                .toList();
    }

    public StolenCall first() {
        return calls.get(0);
    }

    public StolenCall last() {
        return calls.get(calls.size() - 1);
    }

    public long costMicros() {
        return calls.stream().mapToLong(StolenCall::costMicros).sum();
    }

    /** Why the first of them would have been ended that was not ended for others. */
    public String why() {
        return calls.stream()
                .map(StolenCall::why)
                .filter(why -> !why.equals(Investigation.Judge.FENCED))
                .findFirst()
                .orElse(Investigation.Judge.FENCED);
    }

    /** How many began between 22 and 6 o'clock. */
    public long atNight() {
        return calls.stream()
                .mapToLong(call -> Math.floorMod(call.at(), DAY) / HOUR)
                .filter(hour -> hour >= EVENING || hour < MORNING)
                .count();
    }

    /** Countries and classes called: ISO 3166 alpha-2, or the class where there is no country. */
    public Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        calls.forEach(call -> {
            String country = call.destination().country();
            places.add(country.isEmpty() ? call.destination().type().label() : country);
        });
        return places;
    }
}
