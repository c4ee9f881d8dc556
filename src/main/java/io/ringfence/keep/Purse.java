package io.ringfence.keep;

import io.ringfence.decide.Subject;
import io.ringfence.fact.CallEnded;
import io.ringfence.number.Price;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What calls that ended have cost their payers by day, and each PBX by hour, of the configured zone, at the time at which they ended.
 * Sums are gathered until they are asked for, or there are too many: then a payer's calls of a second cost the disk as much as one. A
 * month is the sum of its days.
 */
final class Purse {
    /** The kind of payer of what a whole PBX has spent. */
    private static final String WHOLE_PBX = "pbx";

    private static final int MOST = 4_096;

    private final RateDeck rates;
    private final ZoneId zone;
    private final Map<Subject, Sum> ofDay = new HashMap<>();
    private final Map<String, Sum> ofHour = new HashMap<>(); // by PBX, of which there are as many as configured
    private Hour hour = new Hour(0, 0, 0);

    /** What was not handed on yet. */
    private static final class Sum {
        long micros;
    }

    /** An hour, and the day it lies in, by when they begin. */
    private record Hour(long from, long to, long day) {
        boolean holds(long atNanos) {
            return from <= atNanos && atNanos < to;
        }

        static Hour of(long atNanos, ZoneId zone) {
            ZonedDateTime hour = Instant.ofEpochSecond(0, atNanos).atZone(zone).truncatedTo(ChronoUnit.HOURS);
            ZonedDateTime day = hour.toLocalDate().atStartOfDay(zone);
            return new Hour(nanos(hour), nanos(hour.plusHours(1)), nanos(day));
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
        long micros = price.cost(ended.atNanos() - ended.answeredNanos());
        if (micros == 0) {
            return;
        }
        if (!hour.holds(ended.atNanos())) {
            turn(Hour.of(ended.atNanos(), zone), taker);
        }
        Subject payer = new Subject(ended.pbx(), ended.call().payer());
        ofDay.computeIfAbsent(payer, subject -> new Sum()).micros += micros;
        ofHour.computeIfAbsent(ended.pbx(), pbx -> new Sum()).micros += micros;
        if (ofDay.size() >= MOST) {
            empty(taker);
        }
    }

    /** Hands over what belongs to an hour or a day that is over. */
    private void turn(Hour next, Consumer<Entry> taker) {
        emptyHour(taker);
        if (next.day() != hour.day()) {
            emptyDay(taker);
        }
        hour = next;
    }

    /** Hands over all there is. */
    void empty(Consumer<Entry> taker) {
        emptyHour(taker);
        emptyDay(taker);
    }

    private void emptyHour(Consumer<Entry> taker) {
        ofHour.forEach(
                (pbx, sum) -> taker.accept(new Entry.Money(pbx, WHOLE_PBX, "", "hour", hour.from(), sum.micros)));
        ofHour.clear();
    }

    private void emptyDay(Consumer<Entry> taker) {
        ofDay.forEach((subject, sum) -> {
            String kind = Plain.kind(subject.payer());
            taker.accept(new Entry.Money(subject.pbx(), kind, subject.payer().name(), "day", hour.day(), sum.micros));
        });
        ofDay.clear();
    }
}
