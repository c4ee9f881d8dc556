package io.ringfence.act.ban;

import static io.ringfence.act.ban.NftTextTest.ban;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.config.Secret;
import io.ringfence.decide.ban.Ban;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class OneByOneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<String> broken = new TreeSet<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final OneByOne perimeter = new OneByOne((change, now) -> {
        String network = change.ban().network().toString();
        if (broken.contains(network)) {
            throw new IOException("no answer for " + network);
        }
        told.add(change.verb() + " " + network);
    });

    private List<String> keep(Ban... bans) throws IOException {
        told.clear();
        for (boolean done = false; !done; ) {
            done = perimeter.keep(List.of(bans), true, 0);
        }
        return told.stream().sorted().toList();
    }

    @Test
    void tellsOnlyWhatChanges() throws IOException {
        assertThat(keep(ban("198.51.100.7", 60), ban("198.51.100.8", 60)))
                .containsExactly("ban 198.51.100.7", "ban 198.51.100.8");
        assertThat(keep(ban("198.51.100.7", 60), ban("198.51.100.8", 60))).isEmpty();
        assertThat(keep(ban("198.51.100.7", 99))).containsExactly("ban 198.51.100.7", "unban 198.51.100.8");
        perimeter.remove();
        assertThat(told).contains("unban 198.51.100.7");
    }

    @Test
    void letsInWhoEndedWhileNobodyWasThere() throws IOException {
        perimeter.assume(List.of(ban("198.51.100.9", 1)));
        assertThat(keep(ban("198.51.100.7", 60))).containsExactly("ban 198.51.100.7", "unban 198.51.100.9");
    }

    @Test
    void whatFailsIsToldAgainAndKeepsNothingElseUp() throws IOException {
        broken.add("198.51.100.7");
        assertThatThrownBy(() -> keep(ban("198.51.100.7", 60), ban("198.51.100.8", 60)))
                .hasMessage("no answer for 198.51.100.7");
        assertThat(told).containsExactly("ban 198.51.100.8");
        broken.clear();
        assertThat(keep(ban("198.51.100.7", 60), ban("198.51.100.8", 60))).containsExactly("ban 198.51.100.7");
    }

    @Test
    void thousandsGoInPieces() throws IOException {
        Ban[] many = new Ban[1_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = ban("198.51." + (i >> 8) + "." + (i & 255), 60);
        }
        assertThat(perimeter.keep(List.of(many), false, 0)).isFalse();
        assertThat(told).hasSize(100);
        keep(many);
        assertThat(keep(many)).isEmpty();
    }

    @Test
    void aProgramGetsItsArgumentsWithoutAShell(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path script = folder.resolve("ban $(touch pwned);.sh");
        Files.writeString(script, "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done > '" + out + "'\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        CommandMessenger messenger = new CommandMessenger(
                List.of(
                        script.toString(),
                        "{action}",
                        "{address}",
                        "{network}",
                        "{family}",
                        "{seconds}",
                        "{reason}",
                        "$(id)",
                        "a b"),
                PATIENCE);

        messenger.tell(new OneByOne.Change(true, ban("198.51.100.0/24", 60)), 0);

        assertThat(Files.readAllLines(out))
                .containsExactly(
                        "ban",
                        "198.51.100.0",
                        "198.51.100.0/24",
                        "4",
                        "60",
                        "guessed }; flush ruleset",
                        "$(id)",
                        "a b");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void aProgramThatFailsOrHangsIsReported() {
        OneByOne.Change change = new OneByOne.Change(true, ban("198.51.100.7", 60));
        assertThatThrownBy(
                        () -> new CommandMessenger(List.of("/bin/sh", "-c", "echo no such host >&2; exit 3"), PATIENCE)
                                .tell(change, 0))
                .hasMessage("/bin/sh ended with 3 for 198.51.100.7: no such host");
        assertThatThrownBy(() -> new CommandMessenger(
                                List.of("/bin/sh", "-c", "sleep 60 & sleep 60"), Duration.ofMillis(200))
                        .tell(change, 0))
                .hasMessageContaining("did not end within 200 ms");
        assertThatThrownBy(() -> new CommandMessenger(List.of("/nowhere/ban"), PATIENCE).tell(change, 0))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aWebhookIsSignedAndTriedAgain() throws IOException {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger left = new AtomicInteger(2);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String time = exchange.getRequestHeaders().getFirst("Ringfence-Time");
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            boolean signed = exchange.getRequestHeaders()
                    .getFirst("Ringfence-Signature")
                    .equals("sha256=" + WebhookMessenger.signature("s3cret", time + "." + body));
            bodies.add(signed ? body : "unsigned");
            exchange.sendResponseHeaders(left.decrementAndGet() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bans");
            WebhookMessenger messenger = new WebhookMessenger(url, new Secret("s3cret"), PATIENCE);

            messenger.tell(new OneByOne.Change(true, ban("2001:db8::/64", 60)), 0);

            assertThat(bodies).hasSize(2);
            assertThat(Set.copyOf(keys)).hasSize(1);
            JsonNode body = new JsonMapper().readTree(bodies.get(1));
            assertThat(body.get("action").asString()).isEqualTo("ban");
            assertThat(body.get("network").asString()).isEqualTo("2001:db8::/64");
            assertThat(body.get("seconds").asInt()).isEqualTo(60);
            left.set(1_000);
            assertThatThrownBy(() -> messenger.tell(new OneByOne.Change(false, ban("198.51.100.7", 60)), 0))
                    .hasMessage("the webhook answers 503 for 198.51.100.7");
            assertThat(bodies).hasSize(5).doesNotContain("unsigned");
        } finally {
            server.stop(0);
        }
    }

    /** RFC 4231, test case 2. */
    @Test
    void signsAsTheStandardSays() {
        assertThat(WebhookMessenger.signature("Jefe", "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
