package io.ringfence.act.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Quiet;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Receiver.Transport;
import io.ringfence.config.notify.Reports;
import io.ringfence.config.notify.Template;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.time.SetClock;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AlmanacTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Reports.Due DAILY =
            new Reports.Due(Reports.Period.DAILY, DayOfWeek.MONDAY, LocalTime.of(2, 30));
    private static final Reports.Due WEEKLY =
            new Reports.Due(Reports.Period.WEEKLY, DayOfWeek.MONDAY, LocalTime.of(2, 30));
    private static final Manner REPORTS = new Manner(
            Quiet.NEVER, Duration.ZERO, new Reports(BERLIN, List.of(DAILY, WEEKLY)), Template.NONE, Template.NONE);

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong now = new AtomicLong(nanos("2026-03-27T12:00"));
    private final Clock clock = new SetClock(now);

    private static ZonedDateTime at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN);
    }

    private static long nanos(String local) {
        return at(local).toEpochSecond() * 1_000_000_000L;
    }

    /** Starts what a service starts, until {@code told} reports were taken. */
    private void live(Receiver receiver, int told) throws Exception {
        try (Store store = Store.open(folder.resolve("r.db"), Clock.system());
                Outbox outbox = new Outbox(List.of(receiver), store, clock)) {
            outbox.start();
            await().atMost(LONG).untilAsserted(() -> {
                assertThat(outbox.counts().of(receiver.kind(), Counts.Outcome.SENT))
                        .isEqualTo(told);
                try (Archive archive = store.archive()) {
                    assertThat(archive.postbox().mark(receiver.name(), "digest-daily", 0))
                            .isEqualTo(REPORTS.reports()
                                            .last(DAILY, now.get() - 90_000_000_000L)
                                            .toEpochSecond()
                                    * 1_000_000_000L);
                }
            });
        }
    }

    @Test
    void reportsAreDueByTheClockOnTheWall() {
        Reports reports = REPORTS.reports();
        assertThat(reports.last(DAILY, nanos("2026-03-28T02:30"))).isEqualTo(at("2026-03-28T02:30"));
        assertThat(reports.last(DAILY, nanos("2026-03-28T02:29"))).isEqualTo(at("2026-03-27T02:30"));
        // The night in which half past two does not exist: half past three is meant.
        assertThat(reports.last(DAILY, nanos("2026-03-29T03:29"))).isEqualTo(at("2026-03-28T02:30"));
        assertThat(reports.last(DAILY, nanos("2026-03-29T03:30"))).isEqualTo(at("2026-03-29T03:30"));
        // The night in which it is half past two twice: the first.
        ZonedDateTime first = at("2026-10-25T02:30").withEarlierOffsetAtOverlap();
        assertThat(reports.last(DAILY, first.plusHours(1).toEpochSecond() * 1_000_000_000L))
                .isEqualTo(first);
        assertThat(reports.last(WEEKLY, nanos("2026-03-30T02:29"))).isEqualTo(at("2026-03-23T02:30"));
        assertThat(reports.last(WEEKLY, nanos("2026-03-30T02:30"))).isEqualTo(at("2026-03-30T02:30"));
    }

    @Test
    void aReportIsToldOnceOverRestarts() throws Exception {
        try (StandIn server = new StandIn(0)) {
            Receiver receiver =
                    Receivers.in(REPORTS, Receivers.http(Kind.WEBHOOK, From.NOTHING, server.url(), "s3cret"));
            live(receiver, 0); // of the time before nothing is known
            live(receiver, 0);
            now.set(nanos("2026-03-28T02:32"));
            live(receiver, 1);
            live(receiver, 0);
            now.set(nanos("2026-03-28T23:00"));
            live(receiver, 0);
            now.set(nanos("2026-04-02T01:00")); // it did not run for days, and a week was over
            live(receiver, 2);
            live(receiver, 0);
            List<JsonNode> events = server.posted().stream()
                    .map(post -> JSON.readTree(post.body()).at("/events/0"))
                    .toList();
            assertThat(events)
                    .extracting(event -> event.path("id").asString())
                    .containsExactly("digest-daily-2026-03-28", "digest-daily-2026-04-01", "digest-weekly-2026-03-30");
            assertThat(events.get(1).at("/event/from").asString()).startsWith("2026-03-28T02:30");
            assertThat(events.get(1).at("/event/to").asString()).startsWith("2026-04-01T02:30");
        }
    }

    @Test
    void mailHasItAsTextAndAsAPageInWhichNothingIsMarkup() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Receiver receiver = Receivers.in(
                    REPORTS, Receivers.server(Kind.MAIL, server.getSmtp().getPort(), Transport.TCP, "", ""));
            live(receiver, 0);
            Store.write(
                    folder.resolve("r.db"),
                    List.of(new Entry.Audit(now.get(), "ann", "lifted <script>\r\n.\r\n'\"&", "\u202e why", "office")),
                    Clock.system());
            now.set(nanos("2026-03-28T02:32"));
            live(receiver, 1);
            Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
            BodyPart text = parts.getBodyPart(0);
            BodyPart page = parts.getBodyPart(1);
            assertThat(text.getContent().toString())
                    .contains("CHANGED\r\n")
                    .contains("ann: lifted <script>\\x0D\\x0A.\\x0D\\x0A'\"& (\\x202E why)");
            assertThat(page.getContentType()).startsWith("text/html");
            assertThat(page.getContent().toString())
                    .contains("<h3>Changed</h3>")
                    .contains("lifted &lt;script&gt;")
                    .contains("&#39;&quot;&amp;")
                    .doesNotContain("<script>")
                    .doesNotContain("http");
        } finally {
            server.stop();
        }
    }
}
