package io.ringfence.observe;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus with the rules as they are shipped, only quicker: it scrapes every second and no alert waits. */
public final class Prometheus implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private Prometheus(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts one that scrapes {@code target}, a host and port. */
    public static Prometheus scraping(String target, Path folder) {
        Promtool.need("prometheus");
        try {
            Path rules = Files.createDirectories(folder.resolve("rules"));
            try (Stream<Path> files = Files.list(Path.of("prometheus/rules"))) {
                for (Path file : files.toList()) {
                    String text = Files.readString(file).replaceAll("(?m)^ *for: .*\n", "");
                    Files.writeString(rules.resolve(file.getFileName()), text);
                }
            }
            int port = freePort();
            Path config = Files.writeString(
                    folder.resolve("prometheus.yml"),
                    Files.readString(Path.of("prometheus/prometheus.yml"))
                            .replace("15s", "1s")
                            .replace("127.0.0.1:9411", target)
                            .replace("127.0.0.1:9090", "127.0.0.1:" + port)
                            .replaceAll("(?s)alerting:.*?\n\n", ""));
            Process process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Prometheus prometheus = new Prometheus(process, "http://127.0.0.1:" + port);
            await("prometheus")
                    .atMost(Duration.ofSeconds(30))
                    .failFast("prometheus ended", () -> !process.isAlive())
                    .ignoreExceptions()
                    .until(() -> !prometheus.query("up").isEmpty());
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The series an expression gives now. */
    public JsonNode query(String expression) {
        String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        JsonNode answer = get("/api/v1/query?query=" + encoded);
        if (!answer.path("status").asString().equals("success")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return answer.get("data").get("result");
    }

    /** The alerts that fire. */
    public Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : get("/api/v1/alerts").get("data").get("alerts")) {
            if (alert.get("state").asString().equals("firing")) {
                names.add(alert.get("labels").get("alertname").asString());
            }
        }
        return names;
    }

    /** The health of every rule that is not well. */
    public List<String> ailing() {
        return get("/api/v1/rules")
                .get("data")
                .get("groups")
                .valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .filter(rule -> !rule.get("health").asString().equals("ok"))
                .map(JsonNode::toString)
                .toList();
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return new JsonMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
