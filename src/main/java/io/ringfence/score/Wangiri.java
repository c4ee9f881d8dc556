package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.stat.BucketWindow;
import io.ringfence.stat.DecayingCount;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that ring and stop so that somebody calls back, and floods of calls on an inbound number.
 *
 * <p><b>Formula.</b> An inbound call that ends unanswered within {@link Config#rings} is noted for the caller's number and its range, of which half is forgotten every {@link
 * Config#halfLife}. A costly call to a noted number has {@link Config#missedOnce} points; to a range noted more than a limit's number of times, the limit's. Kind {@code wangiri}. Inbound calls in a minute to one
 * number against a limit: kind {@code flood}, spoofable, for a person: an inbound call is never ended.
 *
 * <p><b>Units.</b> Calls. A minute is the last 55 to 60 s.
 *
 * <p><b>Defaults and why.</b> Wangiri calls ring once or twice, up to 6 s, from many numbers of a range or to many numbers of a company. A customer abroad who changes his mind
 * does so too, once: 12 points, which alert only beside two novelties. Sixty calls a minute on one number are more than a radio contest's line can take.
 *
 * <p><b>Known false positives.</b> A contest's own inbound number: an alert.
 *
 * <p><b>State.</b> 28 bytes for each of the numbers and inbound numbers seen last; none a row.
 */
public final class Wangiri implements Engine {
    private static final int RINGING = 10_000;
    private static final int MINUTE = 12;

    private final Config config;
    private final NumberRows numbers;
    private final DecayingCount missed;
    private final BucketWindow minute;
    private final Map<Ringing, Long> ringing = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Ringing, Long> eldest) {
            return size() > RINGING;
        }
    };

    /** An inbound call that nobody has answered yet. */
    private record Ringing(String pbx, long attempt) {}

    /**
     * What is expected.
     *
     * @param rings the longest a call rings to be called back
     * @param missedOnce points of calling back one that rang once
     * @param range missed calls of a range
     * @param flood inbound calls to one number in a minute
     */
    public record Config(Duration rings, Duration halfLife, int missedOnce, Limit range, Limit flood) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                Duration.ofSeconds(8), Duration.ofDays(2), 12, new Limit(2, 40, 8, 65), new Limit(60, 40, 1, 60));
    }

    Wangiri(Config config, NumberRows numbers) {
        this.config = config;
        this.numbers = numbers;
        Layout layout = numbers.layout();
        this.missed = new DecayingCount(layout, config.halfLife());
        this.minute = BucketWindow.narrow(layout, MINUTE, Duration.ofSeconds(5));
    }

    @Override
    public String name() {
        return "Wangiri";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> billed = subjects.call();
        if (billed.isPresent()) {
            boolean asked = subjects.begins() && Outbound.costly(billed.get().destination());
            return asked ? callBack(fact.atNanos(), billed.get()) : List.of();
        }
        if (fact instanceof CallAttempted attempted && inbound(attempted.call()) && !attempted.alreadyUp()) {
            return rings(fact.atNanos(), attempted.call());
        }
        if (fact instanceof CallAnswered answered) {
            ringing.remove(key(answered.call()));
        }
        if (fact instanceof CallEnded ended && inbound(ended.call())) {
            stops(ended);
        }
        return List.of();
    }

    private static boolean inbound(Call call) {
        return call.route() == Call.Route.INBOUND;
    }

    private static Ringing key(Call call) {
        return new Ringing(call.pbx(), call.attempt());
    }

    private List<Finding> rings(long atNanos, Call call) {
        if (ringing.putIfAbsent(key(call), atNanos) != null) {
            return List.of();
        }
        Slice row = numbers.inbound(call.pbx(), call.payer().name());
        minute.add(row, atNanos);
        int count = minute.count(row, atNanos);
        int points = config.flood().points(count);
        if (points == 0) {
            return List.of();
        }
        String why = Excess.why(
                "%d inbound calls in 60 s to %s; at most %d expected",
                count, Outbound.printable(call.payer().name()), config.flood().most());
        return List.of(new Finding(name(), "flood", points, Severity.of(points), Finding.Bearing.SIGN, true, why));
    }

    private void stops(CallEnded ended) {
        Long began = ringing.remove(key(ended.call()));
        boolean brief = began != null
                && ended.answeredNanos() == 0
                && ended.atNanos() - began <= config.rings().toNanos();
        if (brief && !ended.call().caller().isEmpty()) {
            missed.add(numbers.caller(ended.pbx(), ended.call().caller()), ended.atNanos(), 1);
            missed.add(numbers.callers(ended.pbx(), ended.call().caller()), ended.atNanos(), 1);
        }
    }

    private List<Finding> callBack(long atNanos, Call call) {
        String number = Outbound.text(call);
        int ofRange = (int) Math.round(missed.value(numbers.callers(call.pbx(), number), atNanos));
        int points = config.range().points(ofRange);
        if (points > 0) {
            return Excess.of(
                    name(),
                    "wangiri",
                    points,
                    Excess.why(
                            "call back %s to a range that rang briefly %d times; at most %d expected",
                            Subject.PAYER.from(call), ofRange, config.range().most()));
        }
        return missed.value(numbers.caller(call.pbx(), number), atNanos) < 0.5
                ? List.of()
                : Excess.of(
                        name(),
                        "wangiri",
                        config.missedOnce(),
                        Excess.why("call back %s to a number that rang briefly", Subject.PAYER.from(call)));
    }
}
