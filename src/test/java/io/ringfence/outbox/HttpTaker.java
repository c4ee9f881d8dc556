package io.ringfence.outbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ringfence.config.notify.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of one of the services that are told by HTTP. */
final class HttpTaker extends Taker {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_HANDLERS = 64;

    private final Kind of;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService handlers = Executors.newFixedThreadPool(MOST_HANDLERS);
    private final int port;
    private HttpServer server;

    HttpTaker(Kind of) throws IOException {
        super(of.label());
        this.of = of;
        this.server = open(0);
        this.port = server.getAddress().getPort();
    }

    private HttpServer open(int at) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        opened.setExecutor(handlers);
        opened.createContext("/", this::handle);
        opened.start();
        return opened;
    }

    @Override
    String settings() {
        String url = "url: 'http://127.0.0.1:" + port + "'";
        return switch (of) {
            case WEBHOOK -> url + ", secret: s3cret";
            case TELEGRAM -> url + ", token: '12345678:abc', chat: 1";
            case PAGERDUTY -> url + ", routing-key: key";
            default -> url;
        };
    }

    @Override
    void up() throws IOException {
        server = open(port);
    }

    @Override
    void down() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        took(told(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
        if (deaf()) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(of == Kind.PAGERDUTY || of == Kind.TEAMS ? 202 : 200, -1);
        exchange.close();
    }

    private Told told(String key, JsonNode body) {
        return switch (of) {
            case SLACK, TELEGRAM -> new Told(key, again(body.path("text").asString()), List.of());
            case TEAMS ->
                new Told(
                        key,
                        again(body.at("/attachments/0/content/body/0/inlines/0/text")
                                .asString()),
                        List.of());
            case PAGERDUTY ->
                new Told(
                        body.path("dedup_key").asString().substring("ringfence-".length()),
                        again(body.at("/payload/summary").asString()),
                        List.of());
            case ALERTMANAGER -> {
                List<String> ids = new ArrayList<>();
                body.forEach(alert -> ids.add(alert.at("/labels/id").asString()));
                yield new Told(key, again(body.at("/0/annotations/summary").asString()), ids);
            }
            default -> webhook(body);
        };
    }

    /** What programs get, too. */
    static Told webhook(JsonNode body) {
        List<String> ids = new ArrayList<>();
        body.path("events").forEach(event -> ids.add(event.path("id").asString()));
        return new Told(body.path("id").asString(), body.path("again").asBoolean(), ids);
    }

    static boolean again(String text) {
        return text.contains("(told again)");
    }

    @Override
    public void close() {
        over.countDown();
        super.close();
        handlers.shutdownNow();
    }
}
