package io.ringfence.sim.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureTest {
    private static final long HOUR = 3_600_000_000_000L;
    /** A Monday. */
    private static final long START = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond() * 1_000_000_000L;

    private static String written(Capture capture, long nanos) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        capture.write(START, nanos, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static Capture day(long seed) {
        return new Capture(seed, Office.Size.of(50), Rhythm.businessHours(ZoneOffset.UTC));
    }

    private static Ledger truth(long seed, int extensions, long nanos) throws IOException {
        return new Capture(seed, Office.Size.of(extensions), Rhythm.businessHours(ZoneOffset.UTC)).happen(START, nanos);
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        String first = written(day(7).attack(9 * HOUR, Attack.Kind.STOLEN_CREDENTIALS), 12 * HOUR);
        assertThat(written(day(7).attack(9 * HOUR, Attack.Kind.STOLEN_CREDENTIALS), 12 * HOUR))
                .isEqualTo(first);
        assertThat(written(day(8), 12 * HOUR)).isNotEqualTo(first);
    }

    @Test
    void everyChannelThatBeginsEndsOnceAndStampsNeverGoBack() throws IOException {
        Capture capture = day(3);
        for (Attack.Kind kind : Attack.Kind.values()) {
            capture.attack((9 + kind.ordinal()) * HOUR, kind);
        }
        Set<String> live = new HashSet<>();
        String last = "";
        for (String frame : written(capture, 24 * HOUR).split("\r\n\r\n")) {
            Map<String, String> headers = headers(frame);
            String stamp = headers.getOrDefault("Timestamp", last);
            assertThat(stamp).isGreaterThanOrEqualTo(last);
            last = stamp;
            String event = headers.getOrDefault("Event", "");
            String id = headers.getOrDefault("Uniqueid", "");
            if (!id.isEmpty()) {
                if (event.equals("Newchannel")) {
                    assertThat(live.add(id)).as(frame).isTrue();
                } else if (event.equals("Hangup")) {
                    assertThat(live.remove(id)).as(frame).isTrue();
                } else {
                    assertThat(live).as(frame).contains(id);
                }
            }
        }
        assertThat(live.size()).isLessThan(10);
    }

    private static Map<String, String> headers(String frame) {
        Map<String, String> headers = new HashMap<>();
        frame.lines().filter(line -> line.contains(": ")).forEach(line -> {
            int colon = line.indexOf(": ");
            headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
        });
        return headers;
    }

    /** A binomial share lies within four standard deviations of its mean. */
    private static void assertShare(long hits, long of, double expected) {
        double deviation = Math.sqrt(expected * (1 - expected) / of);
        assertThat((double) hits / of).isBetween(expected - 4 * deviation, expected + 4 * deviation);
    }

    @Test
    void oneOutboundCallInFortyGoesAbroadAndOneIn250ToANewCountry() throws IOException {
        List<Ledger.Entry> entries = truth(11, 300, 5 * 24 * HOUR).entries();
        long abroad = count(entries, Ledger.Kind.INTERNATIONAL, Ledger.Kind.NEW_COUNTRY);
        long outbound = abroad + count(entries, Ledger.Kind.OUTBOUND, Ledger.Kind.EMERGENCY);
        assertThat(outbound).isGreaterThan(25_000);
        assertShare(abroad, outbound, 1 / 40d);
        assertShare(count(entries, Ledger.Kind.NEW_COUNTRY), outbound, 1 / 250d);
    }

    @Test
    void theDayHasItsPeakItsLunchAndItsEveningAndTheWeekendIsQuiet() throws IOException {
        long[] hours = new long[7 * 24];
        truth(5, 150, 7 * 24 * HOUR).entries().forEach(call -> hours[(int) ((call.startNanos() - START) / HOUR)]++);
        assertThat(hours[10]).isGreaterThan(hours[12] * 3 / 2);
        assertThat(hours[14]).isGreaterThan(hours[13]);
        assertThat(hours[10]).isGreaterThan(20 * Math.max(1, hours[22]));
        long friday = sum(hours, 4 * 24);
        assertThat(sum(hours, 5 * 24) * 10).isLessThan(friday);
        Rhythm rhythm = Rhythm.businessHours(ZoneOffset.UTC);
        double day = 0;
        for (int hour = 0; hour < 24; hour++) {
            day += rhythm.at(START + hour * HOUR);
        }
        assertShare(hours[10], sum(hours, 0), rhythm.at(START + 10 * HOUR) / day);
    }

    private static long sum(long[] hours, int from) {
        long sum = 0;
        for (int i = from; i < from + 24; i++) {
            sum += hours[i];
        }
        return sum;
    }

    @Test
    void aPersonIsInOneOutboundCallAtATimeAndNeverDialsUnnaturallyFast() throws IOException {
        Map<String, List<Long>> starts = new HashMap<>();
        truth(9, 40, 5 * 24 * HOUR).entries().stream()
                .filter(call -> call.kind() == Ledger.Kind.OUTBOUND)
                .forEach(call -> starts.computeIfAbsent(call.extension(), each -> new ArrayList<>())
                        .add(call.startNanos()));
        assertThat(starts).isNotEmpty();
        starts.values().forEach(times -> {
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(8_000_000_000L);
            }
        });
    }

    @Test
    void aThiefsCallsAreKnownToTheLedgerAndToNothingElse() throws IOException {
        for (Attack.Kind kind : Attack.Kind.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Ledger ledger = day(2).attack(HOUR, kind).write(START, 3 * HOUR, out);
            Ledger.Totals totals = ledger.totals();
            assertThat(totals.fraudCalls()).as(kind.name()).isGreaterThanOrEqualTo(20);
            assertThat(totals.fraudAnswered()).isBetween(totals.fraudCalls() / 2, totals.fraudCalls());
            assertThat(totals.hangups()).isZero();
            assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContainIgnoringCase("fraud", "thief");
        }
    }

    private static long count(List<Ledger.Entry> entries, Ledger.Kind... kinds) {
        return entries.stream()
                .filter(call -> List.of(kinds).contains(call.kind()))
                .count();
    }
}
