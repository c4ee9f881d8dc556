package io.ringfence.investigate;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.history.History;
import io.ringfence.history.PastFacts;
import io.ringfence.history.csv.FileText;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.Price;
import io.ringfence.number.RateDeck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The costly calls of every extension, from call records: abroad, premium, satellite, to numbers nobody has. */
final class Loot {
    private static final Set<DestinationClass> COSTLY = Set.of(
            DestinationClass.INTERNATIONAL,
            DestinationClass.PREMIUM,
            DestinationClass.SATELLITE,
            DestinationClass.UNALLOCATED);
    private static final long NANOS = 1_000_000_000L;
    private static final int HABIT = 3;
    private static final int MOST = 200_000;

    private final Map<String, List<StolenCall>> byAccount = new HashMap<>();
    private final List<StolenCall> suspect = new ArrayList<>();
    private final Map<String, String> whyEnded;

    /**
     * The calls {@code history} holds.
     *
     * @param zone the zone of the logs' clock
     * @param whyEnded the calls that would have been ended, as {@link Investigation.Judge} says
     */
    Loot(History history, RateDeck rates, ZoneId zone, Map<String, String> whyEnded) {
        this.whyEnded = whyEnded;
        PastFacts facts = history.facts(1, id -> false);
        Map<Long, Call> open = new HashMap<>();
        int kept = 0;
        while (facts.hasNext() && kept < MOST) {
            Fact fact = facts.next();
            if (fact instanceof CallAttempted attempted
                    && (costly(attempted.call()) || whyEnded.containsKey(Investigation.Judge.key(attempted.call())))) {
                open.put(attempted.call().attempt(), attempted.call());
            } else if (fact instanceof CallEnded ended
                    && open.remove(ended.call().attempt()) != null) {
                add(ended, rates, zone);
                kept++;
            }
        }
        byAccount.values().forEach(calls -> calls.sort(Comparator.comparingLong(StolenCall::at)));
    }

    private static boolean costly(Call call) {
        return call.payer().kind() == Payer.Kind.EXTENSION
                && COSTLY.contains(call.destination().type());
    }

    private void add(CallEnded ended, RateDeck rates, ZoneId zone) {
        Call call = ended.call();
        long talked = ended.answeredNanos() == 0 ? 0 : Math.max(0, ended.atNanos() - ended.answeredNanos());
        Price price = rates.priceOf(call.destination());
        long began = began(call, ended);
        long ahead = zone.getRules().getOffset(Instant.ofEpochSecond(began)).getTotalSeconds();
        String number =
                call.destination().hasNumber() ? "+" + call.destination().e164() : call.dialled();
        String why = whyEnded.getOrDefault(Investigation.Judge.key(call), "");
        StolenCall made = new StolenCall(
                call.payer().name(),
                began + ahead,
                number,
                call.destination(),
                talked / NANOS,
                price.cost(talked),
                price.estimate(),
                call.uniqueid(),
                Place.NOWHERE,
                why);
        if (costly(call)) {
            byAccount.computeIfAbsent(made.account(), name -> new ArrayList<>()).add(made);
        }
        if (made.judged()) {
            suspect.add(made);
        }
    }

    /** A uniqueid begins with the second in which its channel was made. */
    private static long began(Call call, CallEnded ended) {
        int dot = call.uniqueid().indexOf('.');
        String seconds = dot > 0 ? call.uniqueid().substring(call.uniqueid().lastIndexOf('-', dot) + 1, dot) : "";
        boolean known = seconds.length() >= 9
                && seconds.length() <= 11
                && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return known
                ? Long.parseLong(seconds)
                : (ended.answeredNanos() == 0 ? ended.atNanos() : ended.answeredNanos()) / NANOS;
    }

    /** How many calls {@code account} began in the {@code seconds} from {@code from} on. */
    long callsWithin(String account, long from, long seconds) {
        return of(account).stream()
                .filter(call -> call.at() >= from && call.at() - from < seconds)
                .count();
    }

    Optional<StolenCall> firstAfter(String account, long from) {
        return of(account).stream().filter(call -> call.at() >= from).findFirst();
    }

    /** What was stolen: calls after the first break-in of their account, but for countries it had called as a habit before; and those that would have been ended. */
    List<StolenCall> after(List<BreakIn> breakIns) {
        Map<String, Long> first = new LinkedHashMap<>();
        breakIns.forEach(one -> first.merge(one.account(), one.at(), Math::min));
        List<StolenCall> stolen = new ArrayList<>();
        first.forEach((account, at) -> {
            Map<String, Integer> habits = new HashMap<>();
            for (StolenCall call : of(account)) {
                String country = call.destination().country();
                if (call.at() < at) {
                    habits.merge(country, 1, Integer::sum);
                } else if (habits.getOrDefault(country, 0) < HABIT) {
                    stolen.add(call.because(""));
                }
            }
        });
        Set<String> known = new HashSet<>();
        stolen.forEach(call -> known.add(call.uniqueid() + '\n' + call.number()));
        suspect.stream()
                .filter(call -> !known.contains(call.uniqueid() + '\n' + call.number()))
                .forEach(stolen::add);
        stolen.sort(Comparator.comparingLong(StolenCall::at));
        return stolen;
    }

    private List<StolenCall> of(String account) {
        return byAccount.getOrDefault(account, List.of());
    }

    /** The lines of {@code records} that tell of calls, by their uniqueids. */
    static Map<String, Place> places(List<Path> records, Set<String> uniqueids) throws IOException {
        Map<String, Place> places = new HashMap<>();
        for (Path file : records) {
            try (FileText text = FileText.open(file)) {
                for (long line = 1; text.next() && places.size() < uniqueids.size(); line++) {
                    for (String field : text.line().split("[\",;\t]")) {
                        if (uniqueids.contains(field)) {
                            places.putIfAbsent(field, new Place(file.toString(), line));
                        }
                    }
                }
            }
        }
        return places;
    }
}
