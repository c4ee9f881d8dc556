package io.ringfence.act.notify;

import io.ringfence.config.Secret;
import io.ringfence.config.notify.Heartbeat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sign of life that is given only while Ringfence can judge, for somebody who raises the alarm when it stays away. No URL is ever in
 * the log, since it is a password.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BAD = 400;

    private final Heartbeat heartbeat;
    private final Supplier<List<String>> unable;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private String said = "";

    /** @param unable why nothing can be judged now, in words; empty while it can */
    public Pulse(Heartbeat heartbeat, Supplier<List<String>> unable) {
        this.heartbeat = heartbeat;
        this.unable = unable;
    }

    /** Begins, at once. */
    public void start() {
        if (heartbeat.beats()) {
            timer.scheduleWithFixedDelay(this::beat, 0, heartbeat.every().toSeconds(), TimeUnit.SECONDS);
        }
    }

    void beat() {
        try {
            List<String> reasons = unable.get();
            if (reasons.isEmpty()) {
                ask(heartbeat.url(), HttpRequest.BodyPublishers.noBody());
                say("");
            } else {
                if (!heartbeat.failUrl().reveal().isEmpty()) {
                    ask(heartbeat.failUrl(), HttpRequest.BodyPublishers.ofString(String.join("\n", reasons) + "\n"));
                }
                say("withheld: " + String.join("; ", reasons));
            }
        } catch (IOException e) {
            say("not taken: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            say("not given: " + e.getClass().getSimpleName());
        }
    }

    /** What the last sign of life came to; {@code ""} when it was taken. */
    String said() {
        return said;
    }

    private void say(String now) {
        if (!now.equals(said)) {
            LOG.warn("heartbeat {}", now.isEmpty() ? "taken again" : now);
        }
        said = now;
    }

    private void ask(Secret url, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.reveal()))
                .timeout(TIMEOUT)
                .header("User-Agent", "ringfence")
                .POST(body)
                .build();
        int status;
        try {
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IOException("cannot be reached: " + e.getClass().getSimpleName());
        }
        if (status >= BAD) {
            throw new IOException("answers HTTP " + status);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
