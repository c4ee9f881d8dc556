package io.ringfence.keep;

import io.ringfence.decide.Subject;
import io.ringfence.fact.CallEnded;
import io.ringfence.number.Price;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What calls that ended have cost their payers, by hour, day and month of the configured zone in which they ended. Sums are
 * gathered until they are asked for, or there are too many: then a payer's calls of a second cost the disk as much as one.
 */
final class Purse {
    private static final int MOST = 4_096;

    private final RateDeck rates;
    private final ZoneId zone;
    private final Map<Subject, Sums> gathered = new HashMap<>();
    private Hour hour = new Hour(0, 0, 0, 0);

    /** What one payer's calls have cost in the present hour, day and month and was not handed on yet. */
    private static final class Sums {
        long ofHour;
        long ofDay;
        long ofMonth;
    }

    /** An hour, and the day and the month it lies in, by when they begin. */
    private record Hour(long from, long to, long day, long month) {
        boolean holds(long atNanos) {
            return from <= atNanos && atNanos < to;
        }

        static Hour of(long atNanos, ZoneId zone) {
            ZonedDateTime hour = Instant.ofEpochSecond(0, atNanos).atZone(zone).truncatedTo(ChronoUnit.HOURS);
            ZonedDateTime day = hour.toLocalDate().atStartOfDay(zone);
            ZonedDateTime month = hour.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
            return new Hour(nanos(hour), nanos(hour.plusHours(1)), nanos(day), nanos(month));
        }

        private static long nanos(ZonedDateTime at) {
            return Math.multiplyExact(at.toEpochSecond(), 1_000_000_000L);
        }
    }

    Purse(RateDeck rates, ZoneId zone) {
        this.rates = rates;
        this.zone = zone;
    }

    /** Takes note of what a call has cost; sums that are due go to {@code taker}. */
    void add(CallEnded ended, Consumer<Entry> taker) {
        if (ended.answeredNanos() == 0) {
            return;
        }
        Price price = rates.priceOf(ended.call().destination());
        long micros = price.cost(Duration.ofNanos(ended.atNanos() - ended.answeredNanos()));
        if (micros == 0) {
            return;
        }
        if (!hour.holds(ended.atNanos())) {
            turn(Hour.of(ended.atNanos(), zone), taker);
        }
        Sums sums =
                gathered.computeIfAbsent(new Subject(ended.pbx(), ended.call().payer()), subject -> new Sums());
        sums.ofHour += micros;
        sums.ofDay += micros;
        sums.ofMonth += micros;
        if (gathered.size() >= MOST) {
            empty(taker);
        }
    }

    /** Hands over what belongs to an hour, a day or a month that is over. */
    private void turn(Hour next, Consumer<Entry> taker) {
        gathered.forEach((subject, sums) -> {
            sums.ofHour = handOver(subject, "hour", hour.from(), sums.ofHour, taker);
            if (next.day() != hour.day()) {
                sums.ofDay = handOver(subject, "day", hour.day(), sums.ofDay, taker);
            }
            if (next.month() != hour.month()) {
                sums.ofMonth = handOver(subject, "month", hour.month(), sums.ofMonth, taker);
            }
        });
        hour = next;
    }

    /** Hands over all there is. */
    void empty(Consumer<Entry> taker) {
        gathered.forEach((subject, sums) -> {
            handOver(subject, "hour", hour.from(), sums.ofHour, taker);
            handOver(subject, "day", hour.day(), sums.ofDay, taker);
            handOver(subject, "month", hour.month(), sums.ofMonth, taker);
        });
        gathered.clear();
    }

    /** Hands a sum over, if there is any; what is left of it. */
    private static long handOver(Subject subject, String period, long from, long micros, Consumer<Entry> taker) {
        if (micros != 0) {
            String kind = Plain.kind(subject.payer());
            taker.accept(new Entry.Money(subject.pbx(), kind, subject.payer().name(), period, from, micros));
        }
        return 0;
    }
}
