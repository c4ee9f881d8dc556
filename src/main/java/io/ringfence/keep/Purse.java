package io.ringfence.keep;

import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What calls that ended have cost their payers, by hour, day and month of the configured zone in which they ended. */
final class Purse {
    private final RateDeck rates;
    private final ZoneId zone;

    Purse(RateDeck rates, ZoneId zone) {
        this.rates = rates;
        this.zone = zone;
    }

    List<Entry> of(CallEnded ended) {
        long micros = ended.answeredNanos() == 0
                ? 0
                : rates.priceOf(ended.call().destination())
                        .cost(Duration.ofNanos(ended.atNanos() - ended.answeredNanos()));
        if (micros == 0) {
            return List.of();
        }
        ZonedDateTime at = Instant.ofEpochSecond(0, ended.atNanos()).atZone(zone);
        LocalDate day = at.toLocalDate();
        return List.of(
                spent(ended, "hour", at.truncatedTo(ChronoUnit.HOURS), micros),
                spent(ended, "day", day.atStartOfDay(zone), micros),
                spent(ended, "month", day.withDayOfMonth(1).atStartOfDay(zone), micros));
    }

    private static Entry spent(CallEnded ended, String period, ZonedDateTime since, long micros) {
        Payer payer = ended.call().payer();
        long sinceNanos = Math.multiplyExact(since.toEpochSecond(), 1_000_000_000L);
        return new Entry.Money(ended.pbx(), Plain.kind(payer), payer.name(), period, sinceNanos, micros);
    }
}
