package io.ringfence.live;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ringfence run} as a process of its own, and what a person or Prometheus sees of it. */
final class Ringfence implements AutoCloseable {
    /** The options of the launcher. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xms96m",
            "-XX:MetaspaceSize=64m",
            "-XX:TieredStopAtLevel=1");

    private static final String JAR = System.getProperty("ringfence.jar", "target/ringfence.jar");
    private static final Pattern READY = Pattern.compile("ringfence ready.*(http://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a command printed, and its exit code. */
    record Ran(int exit, String printed) {}

    private final Process process;
    private final Path log;
    private final List<String> network;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Ringfence(Process process, Path log, List<String> network) {
        this.process = process;
        this.log = log;
        this.network = network;
        await("ringfence ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast("ringfence ended: see " + log, () -> !process.isAlive())
                .until(() -> READY.matcher(log()).find());
        Matcher ready = READY.matcher(log());
        this.url = ready.find() ? ready.group(1) : "";
    }

    /** Starts it and waits for {@code ringfence ready}. */
    static Ringfence run(Path config, String... javaOptions) {
        return run(List.of(), config, javaOptions);
    }

    /** The same in another network: {@code network} goes before the command. */
    static Ringfence run(List<String> network, Path config, String... javaOptions) {
        Path log = config.resolveSibling(config.getFileName() + ".log");
        List<String> command = new ArrayList<>(network);
        command.addAll(JAVA);
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", JAR, "run", "--config", config.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Ringfence(process, log, network);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it serves pages. */
    String url() {
        return url;
    }

    /** Runs another command to its end. */
    static Ran command(String... arguments) {
        return command(List.of(), arguments);
    }

    /** The same in another network. */
    static Ran command(List<String> network, String... arguments) {
        List<String> command = new ArrayList<>(network);
        command.addAll(JAVA);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes());
            return new Ran(process.waitFor(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything it printed and logged. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of the log that hold {@code text}. */
    List<String> logged(String text) {
        return log().lines().filter(line -> line.contains(text)).toList();
    }

    /** {@code /health}. */
    JsonNode health() {
        return new JsonMapper().readTree(page("/health"));
    }

    /** {@code status} of {@code /health}, and its reasons. */
    String standing() {
        JsonNode health = health();
        return health.get("status").asString() + " " + health.get("reasons");
    }

    /** The value of a metric by its full name with labels as the page writes them; 0 when there is none. */
    double metric(String name) {
        return page("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    /** {@code /metrics}. */
    String metrics() {
        return page("/metrics");
    }

    private String page(String path) {
        if (!network.isEmpty()) {
            return pageThere(path);
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve(path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Through a shell, since no socket of ours reaches another network. */
    private String pageThere(String path) {
        List<String> command = new ArrayList<>(network);
        URI there = URI.create(url);
        String script = "exec 3<>/dev/tcp/%s/%d; printf 'GET %s HTTP/1.0\\r\\nHost: %s\\r\\n\\r\\n' >&3; cat <&3"
                .formatted(there.getHost(), there.getPort(), path, there.getHost());
        command.addAll(List.of("bash", "-c", script));
        try {
            Process process = new ProcessBuilder(command).start();
            String answer = new String(process.getInputStream().readAllBytes());
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds it takes to end after SIGTERM. */
    long terminate() throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** The exit code, once it has ended. */
    int exit() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
