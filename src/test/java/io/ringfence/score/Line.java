package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A PBX of the tests: makes calls and tells a scorer of them. */
final class Line {
    static final long START = 1_790_000_000_000_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final Destination HOME = new Destination(DestinationClass.NATIONAL, "US", "12125550100", true);
    static final Subjects.Capacity SMALL = new Subjects.Capacity(100_000, 1_000, 10_000);

    /** When a call was answered that was not. */
    static final double NEVER = Double.NaN;

    private final Scorer scorer;
    private long attempts;

    Line() {
        this(Scorer.standard(around(SMALL)));
    }

    /** Nothing configured, and room for so much. */
    static Surroundings around(Subjects.Capacity capacity) {
        Currency pound = Currency.getInstance("GBP");
        return new Surroundings(
                capacity, Policies.DEFAULT, RateDeck.estimates(pound), pound, ZoneId.of("UTC"), Knowledge.none("US"));
    }

    /** All under these policies. */
    static Line under(Policies policies) {
        Surroundings none = around(SMALL);
        return new Line(Scorer.standard(
                new Surroundings(SMALL, policies, none.rates(), none.currency(), none.zone(), none.knowledge())));
    }

    Line(Scorer scorer) {
        this.scorer = scorer;
    }

    static Destination abroad(String country, long number) {
        return new Destination(DestinationClass.INTERNATIONAL, country, Long.toString(number), false);
    }

    static Destination of(DestinationClass type, String country, long number) {
        return new Destination(type, country, Long.toString(number), false);
    }

    /** A call that nobody has made yet. */
    Call call(String extension, Destination to) {
        return call(Payer.extension(extension), to, Call.Route.DIRECT, "");
    }

    Call call(Payer payer, Destination to, Call.Route route, String trunk) {
        String id = "1790000000." + ++attempts;
        return new Call("main", attempts, id, id, payer, route, payer.name(), to.e164(), to, trunk);
    }

    List<Finding> attempt(Call call, double second) {
        return scorer.score(new CallAttempted(at(second), call, false));
    }

    List<Finding> answer(Call call, double second) {
        return scorer.score(new CallAnswered(at(second), call));
    }

    List<Finding> end(Call call, double second, double answered) {
        return scorer.score(new CallEnded(at(second), call, Double.isNaN(answered) ? 0 : at(answered), 16, false));
    }

    /** Lets time pass: what is found in calls that are due to be told of, by the moment it is. */
    Map<Double, List<Finding>> pass(double second) {
        Map<Double, List<Finding>> found = new LinkedHashMap<>();
        for (Optional<CallLasted> due = scorer.due(at(second)); due.isPresent(); due = scorer.due(at(second))) {
            List<Finding> findings = scorer.score(due.get());
            if (!findings.isEmpty()) {
                found.put(Math.floorDiv(due.get().atNanos() - START, 1_000) / 1e6, findings);
            }
        }
        return found;
    }

    Scorer scorer() {
        return scorer;
    }

    List<Finding> score(Fact fact) {
        return scorer.score(fact);
    }

    /** A call of two minutes, talked. */
    void habit(String extension, Destination to, double second) {
        Call call = call(extension, to);
        attempt(call, second);
        answer(call, second + 5);
        end(call, second + 125, second + 5);
    }

    static long at(double second) {
        return START + (long) (second * SECOND);
    }

    /** Points of a call: each kind once, its highest. */
    static int points(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::kind, Collectors.maxBy(Comparator.comparing(Finding::points))))
                .values()
                .stream()
                .mapToInt(best -> best.orElseThrow().points())
                .sum();
    }

    static List<String> kinds(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }
}
