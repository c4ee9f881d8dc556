package io.ringfence.act.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.act.VerdictLine;
import io.ringfence.act.Verdicts;
import io.ringfence.act.ban.WebhookMessenger;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Manner;
import io.ringfence.config.notify.Receiver;
import io.ringfence.config.notify.Receiver.From;
import io.ringfence.config.notify.Whose;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.FeedLost;
import io.ringfence.store.Archive;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class OutboxTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.system();

    @TempDir
    private Path folder = Path.of("");

    private static Notice notice(int number, String action) {
        String json = "{\"kind\":\"call\",\"action\":\"" + action + "\",\"pbx\":\"office\",\"extension\":\"2" + number
                + "\",\"number\":\"+5312345\",\"enforced\":true}";
        return Notice.of("key-" + number, number, json);
    }

    private static Receiver webhook(From from, String url) {
        return Receivers.http(Kind.WEBHOOK, from, url, "s3cret");
    }

    private static List<String> ids(StandIn server) {
        List<String> ids = new ArrayList<>();
        server.posted()
                .forEach(post -> JSON.readTree(post.body())
                        .path("events")
                        .forEach(event -> ids.add(event.path("id").asString())));
        return ids;
    }

    @Test
    void aReceiverDescribedAnewIsToldWhatWaitedAndOneThatStaysNoticesNothing() throws Exception {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        Receiver wrong = webhook(From.ALERT, "http://127.0.0.1:" + closed + "/hook");
        try (StandIn slack = new StandIn(0);
                StandIn right = new StandIn(0);
                Store store = Store.open(folder.resolve("ringfence.db"), CLOCK)) {
            Receiver stays = Receivers.http(Kind.SLACK, From.ALERT, slack.url(), "");
            try (Outbox outbox = new Outbox(List.of(wrong, stays), store, CLOCK)) {
                outbox.start();
                IntStream.range(0, 3).forEach(i -> outbox.tell(notice(i, "hangup")));
                await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.FAILED) >= 1);
                await().atMost(LONG).until(() -> outbox.waiting() == 3);
                int before = slack.posted().size();

                outbox.become(List.of(webhook(From.ALERT, right.url()), stays));
                outbox.tell(notice(3, "hangup"));

                await().atMost(LONG).until(() -> outbox.waiting() == 0);
                assertThat(ids(right)).containsExactlyInAnyOrder("key-0", "key-1", "key-2", "key-3");
                assertThat(slack.posted()).hasSize(before + 1);
                outbox.become(List.of());
                outbox.tell(notice(4, "hangup"));
                assertThat(outbox.waiting()).isZero();
            }
        }
    }

    @Test
    void aCustomersChannelHearsOfItsOwnPbxsOnly() throws Exception {
        try (StandIn office = new StandIn(0);
                StandIn branch = new StandIn(0);
                Store store = Store.inMemory(CLOCK)) {
            Receiver mine = Receivers.in(whose("off*"), Receivers.http(Kind.SLACK, From.ALERT, office.url(), ""));
            Receiver other = Receivers.in(whose("branch"), webhook(From.ALERT, branch.url()));
            try (Outbox outbox = new Outbox(List.of(mine, other), store, CLOCK)) {
                outbox.start();
                outbox.tell(notice(0, "hangup"));
                outbox.tell(Notice.of("x", 1, "{\"kind\":\"test\",\"action\":\"alert\",\"pbx\":\"branch\"}"));
                outbox.tell(Notice.of("y", 1, "{\"kind\":\"test\",\"action\":\"alert\"}"));
                await().atMost(LONG).until(() -> branch.posted().size() == 1);
                await().atMost(LONG).until(() -> office.posted().size() == 1);
                await().atMost(LONG).until(() -> outbox.waiting() == 0);

                assertThat(ids(branch)).containsExactly("x");
                assertThat(office.posted()).hasSize(1);
            }
        }
    }

    private static Manner whose(String glob) {
        Manner plain = Manner.PLAIN;
        return new Manner(
                plain.quiet(), plain.after(), plain.reports(), plain.subject(), plain.text(), new Whose(List.of(glob)));
    }

    @Test
    void whatAReceiverThatIsDownMissesItIsToldAfterARestart() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path file = folder.resolve("ringfence.db");
        List<Receiver> receivers = List.of(webhook(From.ALERT, "http://127.0.0.1:" + port + "/hook"));
        try (Store store = Store.open(file, CLOCK);
                Outbox outbox = new Outbox(receivers, store, CLOCK)) {
            outbox.start();
            outbox.tell(notice(0, "hangup"));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.FAILED) >= 1);
            IntStream.range(1, 7).forEach(i -> outbox.tell(notice(i, "hangup")));
            outbox.tell(notice(6, "hangup"));
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.FAILED) >= 3);
            assertThat(outbox.troubles())
                    .singleElement()
                    .asString()
                    .startsWith("notify: webhook has taken nothing since ")
                    .contains("cannot be reached: ConnectException");
        }
        try (StandIn server = new StandIn(port);
                Store store = Store.open(file, CLOCK);
                Outbox outbox = new Outbox(receivers, store, CLOCK)) {
            outbox.start();
            await().atMost(LONG).until(() -> ids(server).size() >= 7);
            assertThat(ids(server)).containsExactly("key-0", "key-1", "key-2", "key-3", "key-4", "key-5", "key-6");
            assertThat(server.posted())
                    .extracting(post -> JSON.readTree(post.body()).path("again").asBoolean())
                    .containsExactly(true, false); // what was tried as it was, and the rest in one message
            await().atMost(LONG).untilAsserted(() -> {
                try (Archive archive = store.archive()) {
                    assertThat(archive.postbox().outbox()).isEmpty();
                }
            });
            assertThat(outbox.troubles()).isEmpty();
            assertThat(outbox.waiting()).isZero();
        }
        try (StandIn server = new StandIn(0);
                Store store = Store.open(file, CLOCK);
                Outbox outbox = new Outbox(List.of(webhook(From.ALERT, server.url())), store, CLOCK)) {
            outbox.start();
            outbox.tell(notice(99, "alert"));
            await().atMost(LONG).until(() -> !server.posted().isEmpty());
            assertThat(ids(server)).containsExactly("key-99");
        }
    }

    @Test
    void whoAnswersWithAFailureIsAskedAgainUnderTheSameKeyAndTold() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(CLOCK);
                Outbox outbox = new Outbox(List.of(webhook(From.ALERT, server.url())), store, CLOCK)) {
            server.answer(503);
            outbox.start();
            outbox.tell(notice(1, "fence"));
            await().atMost(LONG).until(() -> !server.posted().isEmpty());
            server.answer(200);
            await().atMost(LONG).until(() -> outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SENT) == 1);

            StandIn.Posted first = server.posted().get(0);
            StandIn.Posted last = server.posted().get(server.posted().size() - 1);
            assertThat(JSON.readTree(first.body()).path("again").asBoolean()).isFalse();
            assertThat(JSON.readTree(last.body()).path("again").asBoolean()).isTrue();
            assertThat(last.headers().get("Idempotency-key"))
                    .isEqualTo(first.headers().get("Idempotency-key"));
            String signed = last.headers().get("Ringfence-time") + "." + last.body();
            assertThat(last.headers().get("Ringfence-signature"))
                    .isEqualTo("sha256=" + WebhookMessenger.signature("s3cret", signed));
        }
    }

    @Test
    void aStormIsToldInFewMessagesAndNothingOfItIsLost() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(CLOCK);
                Outbox outbox = new Outbox(List.of(webhook(From.ALERT, server.url())), store, CLOCK)) {
            IntStream.range(0, 450).forEach(i -> outbox.tell(notice(i, "alert")));
            outbox.start();
            await().atMost(LONG).until(() -> ids(server).size() >= 450);
            assertThat(ids(server)).hasSize(450).doesNotHaveDuplicates();
            assertThat(server.posted()).hasSize(5);
        }
    }

    @Test
    void aFloodOfAlertsIsBoundedAndKeepsOutNothingGraver() {
        try (Store store = Store.inMemory(CLOCK);
                Outbox outbox = new Outbox(List.of(webhook(From.ALERT, "http://127.0.0.1:1/")), store, CLOCK)) {
            IntStream.range(0, Line.MOST + 10).forEach(i -> outbox.tell(notice(i, "alert")));
            assertThat(outbox.waiting()).isEqualTo(Line.MOST);
            assertThat(outbox.counts().of(Kind.WEBHOOK, Counts.Outcome.SHED)).isEqualTo(10);
            outbox.tell(notice(-1, "fence"));
            assertThat(outbox.waiting()).isEqualTo(Line.MOST + 1);
        }
    }

    @Test
    void whatIsRefusedAgainAndAgainDoesNotHoldUpTheRest() throws Exception {
        try (StandIn server = new StandIn(0);
                Store store = Store.inMemory(CLOCK)) {
            Counts counts = new Counts();
            Receiver receiver = webhook(From.ALERT, server.url());
            List<String> taken = new java.util.concurrent.CopyOnWriteArrayList<>();
            Pace hasty = new Pace(() -> 0) {
                @Override
                void failed(int failures, long now) {
                    super.failed(1, now - Duration.ofSeconds(2).toNanos());
                }
            };
            try (Lane lane = new Lane(
                    receiver,
                    (message, now) -> {
                        if (message.first().key().equals("key-1")) {
                            throw io.ringfence.act.notify.tell.Refusals.refused();
                        }
                        taken.add(message.key());
                        return "";
                    },
                    store,
                    CLOCK,
                    counts,
                    hasty)) {
                lane.add(notice(1, "alert"));
                lane.add(notice(2, "alert"));
                lane.start();
                await().atMost(LONG).until(() -> taken.contains("key-2"));
                assertThat(counts.of(Kind.WEBHOOK, Counts.Outcome.REFUSED)).isEqualTo(1);
            }
        }
    }

    @Test
    void eachReceiverHearsFromItsLevelOnAndOfWhatRingfenceCannotSeeOrDo() throws Exception {
        try (StandIn all = new StandIn(0);
                StandIn few = new StandIn(0);
                Store store = Store.inMemory(CLOCK)) {
            Receiver fences = Receivers.http(Kind.SLACK, From.FENCE, few.url(), "");
            try (Outbox outbox = new Outbox(List.of(webhook(From.ALERT, all.url()), fences), store, CLOCK)) {
                Verdict.OnCall verdict = Verdicts.hangup();
                Outcome failed = new Outcome(verdict.atNanos(), verdict, Outcome.Result.FAILED, 3, "still there");
                Telling telling = new Telling(new Fixed(List.of(failed)), outbox);
                assertThat(telling.carryOut(List.of(verdict), 1)).containsExactly(failed);
                telling.observe(new FeedLost(5, "office", "no Pong for 10 s"));
                outbox.start();
                await().atMost(LONG)
                        .until(() -> ids(all).size() == 3 && few.posted().size() == 2);

                JsonNode told = JSON.readTree(all.posted().get(0).body());
                assertThat(told.path("events").path(0).path("event")).isEqualTo(JSON.readTree(VerdictLine.of(verdict)));
                assertThat(few.posted().get(0).body())
                        .contains("could NOT be ended")
                        .contains("still there");
                assertThat(few.posted().get(1).body()).contains("does not see this PBX");
            }
        }
    }

    private record Fixed(List<Outcome> outcomes) implements Actor {
        @Override
        public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
            return outcomes;
        }
    }
}
