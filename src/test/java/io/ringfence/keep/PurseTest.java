package io.ringfence.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.RateDeck;
import io.ringfence.store.Entry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PurseTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Destination ESTONIA =
            new Destination(DestinationClass.INTERNATIONAL, "EE", "37255501234", false);

    private final Purse purse = new Purse(RateDeck.estimates(Currency.getInstance("GBP")), LONDON);
    private final List<Entry.Money> kept = new ArrayList<>();

    @Test
    void callsAreKeptTogether() {
        long at = nanos("2026-06-30T10:15:00Z");
        end("1005", at, 60);
        end("1005", at + TimeUnit.MILLISECONDS.toNanos(500), 60);
        assertThat(kept).isEmpty();
        purse.empty(this::keep);
        assertThat(kept).extracting(Entry.Money::period).containsExactlyInAnyOrder("hour", "day");
        assertThat(kept).extracting(Entry.Money::micros).containsOnly(2 * minute());
        assertThat(kept)
                .extracting(Entry.Money::since)
                .containsExactlyInAnyOrder(nanos("2026-06-30T10:00:00Z"), nanos("2026-06-29T23:00:00Z"));
    }

    @Test
    void anHourIsOfThePbxAndADayOfThePayer() {
        long at = nanos("2026-06-30T10:15:00Z");
        end("1005", at, 60);
        end("1006", at, 60);
        purse.empty(this::keep);
        assertThat(kept)
                .extracting(Entry.Money::period, Entry.Money::payer, Entry.Money::micros)
                .containsExactlyInAnyOrder(
                        tuple("hour", "", 2 * minute()),
                        tuple("day", "1005", minute()),
                        tuple("day", "1006", minute()));
    }

    @Test
    void whatBelongsToAnHourThatIsOverIsBookedThere() {
        end("1005", nanos("2026-06-30T22:59:59.9Z"), 60);
        end("1005", nanos("2026-06-30T23:00:00.1Z"), 60);
        purse.empty(this::keep);
        for (String period : List.of("hour", "day")) {
            assertThat(kept.stream().filter(money -> money.period().equals(period)))
                    .extracting(Entry.Money::micros)
                    .containsExactly(minute(), minute());
        }
    }

    @Test
    void manyPayersDoNotPileUp() {
        long at = nanos("2026-06-30T10:15:00Z");
        for (int i = 0; i < 10_000; i++) {
            end("x" + i, at, 60);
        }
        assertThat(kept.size()).isGreaterThan(5_000);
        purse.empty(this::keep);
        assertThat(kept.stream().filter(money -> money.period().equals("day"))).hasSize(10_000);
        assertThat(kept.stream()
                        .filter(money -> money.period().equals("hour"))
                        .mapToLong(Entry.Money::micros)
                        .sum())
                .isEqualTo(10_000 * minute());
    }

    private long minute() {
        return RateDeck.estimates(Currency.getInstance("GBP")).priceOf(ESTONIA).microsPerMinute();
    }

    private void end(String extension, long atNanos, int seconds) {
        Call call = new Call(
                "office",
                1,
                "1.1",
                "1.1",
                Payer.extension(extension),
                Call.Route.DIRECT,
                "",
                "0037255501234",
                ESTONIA,
                "");
        purse.add(new CallEnded(atNanos, call, atNanos - TimeUnit.SECONDS.toNanos(seconds), 16, false), this::keep);
    }

    private void keep(Entry entry) {
        kept.add((Entry.Money) entry);
    }

    private static long nanos(String instant) {
        Instant at = Instant.parse(instant);
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
