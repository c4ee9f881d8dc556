package io.ringfence.act.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Quiet;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Reports;
import io.ringfence.config.notify.Template;
import io.ringfence.store.Archive;
import io.ringfence.store.Entry;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.time.Opening;
import io.ringfence.time.SetClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What waits for the morning, and what waits for somebody to act. */
final class NightTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final Quiet NIGHTS = new Quiet(
            BERLIN,
            List.of(Opening.parse("Mon-Sun 18:00-08:00"), Opening.parse("Sat-Sun 08:00-18:00")),
            From.FENCE,
            25_000_000);

    private final AtomicLong now = new AtomicLong(berlin("2026-03-27T23:00"));
    private final Clock clock = new SetClock(now);

    private static long berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toEpochSecond() * 1_000_000_000L;
    }

    private static Manner quiet() {
        return new Manner(NIGHTS, Duration.ZERO, Reports.NONE, Template.NONE, Template.NONE);
    }

    private static Manner after(Duration after) {
        return new Manner(Quiet.NEVER, after, Reports.NONE, Template.NONE, Template.NONE);
    }

    private Notice notice(String extension, String action, String more) {
        return Notice.of(
                "key-" + extension,
                now.get(),
                "{\"kind\":\"call\",\"pbx\":\"office\",\"action\":\"" + action + "\",\"extension\":\"" + extension
                        + "\"" + more + "}");
    }

    private static Receiver hook(String name, Manner manner, StandIn server) {
        Receiver made = Receivers.http(Kind.WEBHOOK, From.ALERT, server.url() + "/" + name, "s3cret");
        return new Receiver(
                name,
                made.kind(),
                made.from(),
                made.url(),
                made.secret(),
                "",
                "",
                0,
                made.transport(),
                "",
                "",
                List.of(),
                List.of(),
                made.timeout(),
                manner);
    }

    private static List<JsonNode> posted(StandIn server) {
        return server.posted().stream().map(post -> JSON.readTree(post.body())).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-23T07:59, true", // winter
        "2026-03-23T08:00, false",
        "2026-03-23T17:59, false",
        "2026-03-23T18:00, true",
        "2026-03-27T23:00, true",
        "2026-03-29T12:00, true", // a Sunday on which the clock jumps
        "2026-03-30T07:59, true", // summer
        "2026-03-30T08:00, false",
        "2026-10-26T07:59, true", // winter again
        "2026-10-26T08:00, false",
    })
    void theNightIsTheOneOfTheClockOnTheWall(String local, boolean quiet) {
        assertThat(NIGHTS.at(berlin(local))).isEqualTo(quiet);
    }

    @Test
    void whatIsGraveOrDearOrAReportGoesAtOnceAtNight() {
        Hold hold = new Hold(quiet());
        assertThat(hold.at(now.get()))
                .rejects(notice("1", "alert", ""))
                .rejects(notice("1", "hangup", ",\"leaked\":20,\"atRisk\":4.99"))
                .accepts(notice("1", "hangup", ",\"leaked\":20,\"atRisk\":5"))
                .accepts(notice("1", "fence", ""))
                .accepts(Notice.of("k", 1, "{\"kind\":\"blind\",\"action\":\"alert\"}"))
                .accepts(Notice.of("k", 1, "{\"kind\":\"restored\",\"action\":\"alert\"}"))
                .accepts(Notice.of("k", 1, "{\"kind\":\"digest\"}"));
        assertThat(hold.at(berlin("2026-03-30T08:00"))).accepts(notice("1", "alert", ""));
        Manner asked = new Manner(
                new Quiet(BERLIN, NIGHTS.hours(), From.FENCE, Quiet.NO_MONEY),
                Duration.ZERO,
                Reports.NONE,
                Template.NONE,
                Template.NONE);
        assertThat(new Hold(asked).at(now.get())).rejects(notice("1", "hangup", ",\"leaked\":20000"));
    }

    @Test
    void theRestIsOneMessageInTheMorning() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(Clock.system());
                Outbox outbox = new Outbox(List.of(hook("night", quiet(), server)), store, clock)) {
            outbox.start();
            IntStream.range(0, 3).forEach(i -> outbox.tell(notice("2" + i, "alert", "")));
            outbox.tell(notice("30", "fence", ""));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 1);
            assertThat(posted(server)).singleElement().asString().contains("key-30");
            assertThat(outbox.held()).isEqualTo(3);
            assertThat(outbox.waiting()).isZero();

            now.set(berlin("2026-03-30T08:00"));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 4);
            assertThat(posted(server)).hasSize(2).last().satisfies(message -> {
                assertThat(message.path("text").asString()).isEqualTo("Ringfence: 3 events: 3 alert");
                assertThat(message.path("again").asBoolean()).isFalse();
            });
        }
    }

    @Test
    void whatNobodyActedOnGoesToTheNext() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(Clock.system());
                Outbox outbox = new Outbox(
                        List.of(
                                hook("first", Manner.PLAIN, server),
                                hook("boss", after(Duration.ofMinutes(15)), server)),
                        store,
                        clock)) {
            outbox.start();
            outbox.tell(notice("21", "fence", ""));
            outbox.tell(notice("22", "fence", ""));
            outbox.tell(Notice.of("r", now.get(), "{\"kind\":\"restored\",\"pbx\":\"office\",\"action\":\"alert\"}"));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 3);
            assertThat(outbox.held()).isEqualTo(2);

            now.addAndGet(TimeUnit.MINUTES.toNanos(14));
            Entry lifted = new Entry.Audit(now.get(), "ann", "lifted the fence of 21 on office", "it was me", "office");
            Entry other = new Entry.Audit(now.get(), "ann", "lifted the fence of 22 on branch", "why", "branch");
            Entry self = new Entry.Audit(now.get(), "ringfence", "banned 22", "why", "");
            assertThat(store.commit(List.of(lifted, other, self), PATIENCE)).isTrue();
            now.addAndGet(TimeUnit.MINUTES.toNanos(1));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 4);
            JsonNode last = posted(server).get(posted(server).size() - 1);
            assertThat(last.at("/events/0/id").asString()).isEqualTo("key-22");
            assertThat(last.path("text").asString())
                    .startsWith("Ringfence: nobody acted for 15 min: [office] Would be fenced");
            assertThat(last.path("unheededMinutes").asInt()).isEqualTo(15);
            assertThat(outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.HEEDED)).isEqualTo(1);
            await().atMost(LONG).untilAsserted(() -> {
                try (Archive archive = store.archive()) {
                    assertThat(archive.postbox().outbox()).isEmpty();
                }
            });
        }
    }

    @Test
    void whatFollowedFromTheSameExtensionComesAlong() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(Clock.system());
                Outbox outbox =
                        new Outbox(List.of(hook("boss", after(Duration.ofMinutes(15)), server)), store, clock)) {
            outbox.start();
            String first = "{\"kind\":\"call\",\"pbx\":\"office\",\"extension\":\"21\",\"uniqueid\":\"%d\"}";
            for (int minute = 0; minute < 15; minute++) {
                outbox.tell(Notice.of("k" + minute, now.get(), first.formatted(minute)));
                now.addAndGet(TimeUnit.MINUTES.toNanos(1));
            }
            outbox.tell(notice("22", "fence", ""));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 15);
            assertThat(posted(server))
                    .singleElement()
                    .satisfies(message -> assertThat(message.path("text").asString())
                            .isEqualTo("Ringfence: nobody acted for 15 min: 15 events: 15 alert"));
            assertThat(outbox.held()).isEqualTo(1);
        }
    }

    @Test
    void whoSawEverythingAndAPbxThatIsSeenAgainNeedNobodyElse() throws Exception {
        try (Store store = Store.inMemory(Clock.system())) {
            Notice call = notice("21", "alert", "");
            Notice blind = Notice.of("b", now.get(), "{\"kind\":\"blind\",\"pbx\":\"office\",\"action\":\"alert\"}");
            Deeds deeds = new Deeds(store);
            assertThat(deeds.heeded(List.of(call, blind))).isEmpty();
            store.commit(List.of(new Entry.Blind("office", now.get(), now.get() + 5, "why")), PATIENCE);
            assertThat(deeds.heeded(List.of(call, blind))).containsExactly(blind);
            store.commit(
                    List.of(new Entry.Audit(now.get() + 1, "ann", "has seen everything until now", "why", "")),
                    PATIENCE);
            assertThat(deeds.heeded(List.of(call, blind))).containsExactly(call, blind);
        }
    }
}
