package io.ringfence.act.notify.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.notify.tell.Message;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Reports.Period;
import io.ringfence.config.notify.Whose;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReviewTest {
    private static final ZonedDateTime TO = ZonedDateTime.of(2026, 11, 28, 7, 30, 0, 0, ZoneId.of("Europe/Berlin"));
    private static final ZonedDateTime FROM = TO.minusDays(1);
    private static final long IN = FROM.plusHours(5).toEpochSecond() * 1_000_000_000L;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private static Entry.Incident incident(
            long number, long at, String kind, String action, String payer, String country, boolean enforced) {
        return new Entry.Incident(
                number,
                at,
                "office",
                kind,
                action,
                "1." + number,
                "1." + number,
                "extension",
                payer,
                "",
                country,
                "",
                0,
                enforced,
                () -> "{}");
    }

    private static Message message(List<Entry> kept) throws Exception {
        return message(Whose.ALL, kept);
    }

    private static Message message(Whose whose, List<Entry> kept) throws Exception {
        try (Store store = Store.inMemory(Clock.system())) {
            assertThat(store.commit(kept, PATIENCE)).isTrue();
            try (Archive archive = store.archive()) {
                String event = Review.of(archive, new Review.About(Period.DAILY, whose, "EUR"), FROM, TO);
                return new Message(List.of(Notice.of("k", IN, event)), false, 0);
            }
        }
    }

    @Test
    void aReportTellsWhatWas() throws Exception {
        long hour = IN - IN % (60 * MINUTE);
        long piece = Tallies.piece(IN);
        Message message = message(List.of(
                incident(1, IN, "call", "hangup", "1005", "SO", true),
                incident(2, IN + 1, "call", "fence", "1005", "CU", true),
                incident(3, IN + 2, "call", "alert", "1007", "FR", false),
                incident(4, IN - 24 * 60 * MINUTE, "call", "hangup", "1009", "SO", true), // told yesterday
                incident(5, IN, "address", "ban", "198.51.100.7", "", false),
                incident(6, IN, "configuration", "alert", "1099", "", false),
                new Entry.Tally("office", Tallies.CALLS, piece, 812),
                new Entry.Tally("branch", Tallies.CALLS, piece, 1),
                new Entry.Tally("office", Tallies.ANSWERED, piece, 1),
                new Entry.Tally("office", Tallies.SAVED, piece, 190_000_000),
                new Entry.Tally("office", Tallies.LEAKED, piece, 1_255_000),
                new Entry.Tally("office", Tallies.CALLS, piece + 24 * 60 * MINUTE, 5), // tomorrow
                new Entry.Money("office", "extension", "1005", "hour", hour, 31_200_000),
                new Entry.Audit(IN, "ann", "lifted the fence of 1005 on office", "it was me", "office"),
                new Entry.Audit(IN, "ringfence", "banned 198.51.100.7", "", ""),
                new Entry.Blind("office", IN, IN + 7 * MINUTE, "no Pong for 10 s"),
                new Entry.Blind("branch", IN - 48 * 60 * MINUTE, 0, "refused")));
        assertThat(message.subject())
                .isEqualTo("Ringfence: Daily report: 2 calls ended, 1 suspicious, 190.00 EUR saved, blind for a while");
        assertThat(message.lines())
                .containsExactly(
                        "From Fri 27 Nov 07:30 to Sat 28 Nov 07:30",
                        "",
                        "CALLS",
                        "813 calls to numbers that cost, 1 answer",
                        "",
                        "MONEY",
                        "31.20 EUR spent on calls",
                        "1.26 EUR leaked: what calls had cost when they were ended, or would have been",
                        "190.00 EUR saved: what twenty more minutes of the ended calls would have cost",
                        "",
                        "STOPPED",
                        "[office] 1005: 2 calls to CU, SO; fenced",
                        "",
                        "SUSPICIOUS",
                        "[office] 1007: 1 call to FR",
                        "",
                        "ATTACKS",
                        "1 ban",
                        "",
                        "CHANGED",
                        "[office] configuration, by nobody who announced it: 1099",
                        "Fri 27 Nov 12:30 ann: lifted the fence of 1005 on office (it was me)",
                        "",
                        "BLIND",
                        "branch: Wed 25 Nov 12:30 to now (67 h 0 min): refused",
                        "office: Fri 27 Nov 12:30 to Fri 27 Nov 12:37 (7 min): no Pong for 10 s");
    }

    @Test
    void aCustomersReportIsOnItsOwnPbxsAndTellsNothingOfOthers() throws Exception {
        long hour = IN - IN % (60 * MINUTE);
        long piece = Tallies.piece(IN);
        Message message = message(
                new Whose(List.of("off*")),
                List.of(
                        incident(1, IN, "call", "hangup", "1005", "SO", true),
                        new Entry.Incident(
                                2,
                                IN,
                                "branch",
                                "call",
                                "fence",
                                "2.2",
                                "2.2",
                                "extension",
                                "2222",
                                "",
                                "CU",
                                "",
                                0,
                                true,
                                () -> "{}"),
                        new Entry.Tally("office", Tallies.CALLS, piece, 12),
                        new Entry.Tally("branch", Tallies.CALLS, piece, 700),
                        new Entry.Tally("branch", Tallies.SAVED, piece, 999_000_000),
                        new Entry.Money("office", "extension", "1005", "hour", hour, 31_200_000),
                        new Entry.Money("branch", "extension", "2222", "hour", hour, 55_000_000),
                        new Entry.Audit(IN, "ann", "lifted the fence of 1005 on office", "it was me", "office"),
                        new Entry.Audit(IN, "ann", "lifted the fence of 2222 on branch", "", "branch"),
                        new Entry.Audit(IN, "ann", "added the user branch", "", ""),
                        new Entry.Blind("branch", IN, 0, "refused")));

        assertThat(message.subject())
                .isEqualTo("Ringfence: Daily report on off*: 1 call ended, 0 suspicious, 0.00 EUR saved");
        assertThat(message.lines())
                .contains("12 calls to numbers that cost, 0 answers", "31.20 EUR spent on calls")
                .contains("Fri 27 Nov 12:30 ann: lifted the fence of 1005 on office (it was me)")
                .noneMatch(line -> line.contains("branch") || line.contains("2222") || line.contains("Blind"));
    }

    @Test
    void nothingIsToldInOneLine() throws Exception {
        Message message = message(List.of(new Entry.Tally("office", Tallies.CALLS, Tallies.piece(IN), 812)));
        assertThat(message.subject())
                .isEqualTo("Ringfence: Daily report, nothing to tell: 812 calls to numbers that cost, 0.00 EUR spent,"
                        + " nothing suspicious, nothing changed, never blind");
        assertThat(message.lines()).isEmpty();
    }

    @Test
    void aLongListIsCut() throws Exception {
        List<Entry> many = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> (Entry) incident(i, IN, "call", "hangup", "x" + i, "", false))
                .toList();
        assertThat(message(many).lines())
                .contains("… and 25 more")
                .filteredOn(line -> line.endsWith("(observed only)"))
                .hasSize(15);
    }
}
