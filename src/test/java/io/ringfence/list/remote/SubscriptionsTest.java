package io.ringfence.list.remote;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringfence.config.Settings;
import io.ringfence.config.Settings.ListKind;
import io.ringfence.config.Settings.ListSettings;
import io.ringfence.list.AddressLists;
import io.ringfence.list.NumberLists;
import io.ringfence.network.SourceAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsTest {
    private static final SourceAddress LISTED = SourceAddress.parse("IPV4/UDP/203.0.113.7/5060");

    private final AddressLists addresses = new AddressLists();
    private final NumberLists numbers = new NumberLists();
    private final AtomicInteger asked = new AtomicInteger();

    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile String body = "203.0.113.0/24\n";
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/list", this::answer);
        server.createContext("/drip", exchange -> drip(exchange));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aListIsFetchedKeptAndUsedByTheNextProcess() {
        try (Subscriptions lists = subscribe("/list", ListKind.DENY)) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> addresses.denied(LISTED).found());
            assertThat(addresses.denied(LISTED).file()).startsWith("bad.list");
            assertThat(lists.troubles()).isEmpty();
            await().atMost(20, SECONDS).until(() -> Files.exists(folder.resolve("lists/bad.list")));
        }
        server.stop(0);
        AddressLists next = new AddressLists();
        new Subscriptions(List.of(list("/list", ListKind.DENY)), store(), next, numbers, Download.standard()).close();
        assertThat(next.denied(LISTED).found()).isTrue();
    }

    @Test
    void whatIsNotSoundChangesNothingAndIsTold() throws IOException {
        Path copy = folder.resolve("lists/bad.list");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "203.0.113.7\n");
        body = "<html>\nService\nunavailable\n</html>\n";
        try (Subscriptions lists = subscribe("/list", ListKind.DENY)) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> asked.get() > 0);
            assertThat(addresses.denied(LISTED).found()).isTrue();
        }
        assertThat(copy).hasContent("203.0.113.7\n");
    }

    @Test
    void withoutACopyTheFirstFailureIsATrouble() {
        status = 500;
        try (Subscriptions lists = subscribe("/list", ListKind.DENY)) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> !lists.troubles().isEmpty());
            assertThat(lists.troubles().get(0))
                    .isEqualTo("list bad: the server answered 500; there is no earlier copy");
        }
    }

    @Test
    void aServerWithoutEndIsCutOff() {
        try (Subscriptions lists = new Subscriptions(
                List.of(list("/drip", ListKind.DENY)),
                store(),
                addresses,
                numbers,
                new Download(1_000, Duration.ofSeconds(30)))) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> !lists.troubles().isEmpty());
            assertThat(lists.troubles().get(0)).contains("larger than 1000 bytes");
        }
    }

    @Test
    void aServerThatStallsIsLeftAlone() {
        try (Subscriptions lists = new Subscriptions(
                List.of(list("/drip", ListKind.DENY)),
                store(),
                addresses,
                numbers,
                new Download(1L << 30, Duration.ofSeconds(1)))) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> !lists.troubles().isEmpty());
        }
    }

    @Test
    void whatIsAllowedNoOtherListDenies() {
        body = "203.0.113.7\n";
        try (Subscriptions lists = subscribe("/list", ListKind.ALLOW)) {
            addresses.put(
                    "more",
                    AddressLists.Kind.DENY,
                    io.ringfence.list.AddressList.of("more", List.of("203.0.113.0/24")));
            lists.start();
            await().atMost(20, SECONDS).until(() -> addresses.allowed(LISTED));
            assertThat(addresses.denied(LISTED).found()).isFalse();
        }
    }

    @Test
    void numbersAreFetchedToo() {
        body = "number,country\n25261*,SO\n";
        try (Subscriptions lists = subscribe("/list", ListKind.NUMBERS)) {
            lists.start();
            await().atMost(20, SECONDS).until(() -> numbers.find("252612345678").found());
        }
    }

    private Subscriptions subscribe(String path, ListKind kind) {
        return new Subscriptions(List.of(list(path, kind)), store(), addresses, numbers, Download.standard());
    }

    private ListSettings list(String path, ListKind kind) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new ListSettings("bad", kind, url, Settings.NO_FILE, Duration.ofHours(6));
    }

    private Path store() {
        return folder.resolve("ringfence.db");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        asked.incrementAndGet();
    }

    /** A line at once and one now and then, for as long as anybody listens. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 600; i++) {
                out.write("203.0.113.7\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(20).toNanos());
            }
        }
    }
}
