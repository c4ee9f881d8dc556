package io.ringfence.keep;

import io.ringfence.fact.CallEnded;
import io.ringfence.number.Price;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What calls that ended have cost their payers, by hour, day and month of the configured zone in which they ended. Sums of a
 * second are handed on together: a payer's calls of a second cost the disk as much as one. Bounded.
 */
final class Purse {
    private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 4_096;

    private final RateDeck rates;
    private final ZoneId zone;
    private final Map<Key, Long> gathered = new LinkedHashMap<>();
    private Hour hour = new Hour(0, 0, 0, 0);
    private long since;

    private record Key(String pbx, String payerKind, String payer, String period, long since) {}

    /** An hour, and the day and the month it lies in, by when they begin. */
    private record Hour(long from, long to, long day, long month) {
        boolean holds(long atNanos) {
            return from <= atNanos && atNanos < to;
        }

        static Hour of(long atNanos, ZoneId zone) {
            ZonedDateTime hour =
                    Instant.ofEpochSecond(0, atNanos).atZone(zone).truncatedTo(ChronoUnit.HOURS);
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
            hour = Hour.of(ended.atNanos(), zone);
        }
        if (gathered.isEmpty()) {
            since = ended.atNanos();
        }
        note(ended, "hour", hour.from(), micros);
        note(ended, "day", hour.day(), micros);
        note(ended, "month", hour.month(), micros);
        if (gathered.size() >= MOST) {
            empty(taker);
        }
    }

    /** Hands over the sums that have been gathered for long enough. */
    void tick(long nowNanos, Consumer<Entry> taker) {
        if (!gathered.isEmpty() && nowNanos - since >= GATHER_NANOS) {
            empty(taker);
        }
    }

    /** Hands over all there is. */
    void empty(Consumer<Entry> taker) {
        gathered.forEach((key, micros) -> taker.accept(
                new Entry.Money(key.pbx(), key.payerKind(), key.payer(), key.period(), key.since(), micros)));
        gathered.clear();
    }

    private void note(CallEnded ended, String period, long from, long micros) {
        String kind = Plain.kind(ended.call().payer());
        gathered.merge(new Key(ended.pbx(), kind, ended.call().payer().name(), period, from), micros, Long::sum);
    }
}
