package io.ringfence.list.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches a file over HTTP, bounded in size and time whatever the server does. Follows redirects, but never from https to http; a copy the server says is still the
 * newest is not fetched again.
 */
public final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int UNCHANGED = 304;
    private static final int BLOCK = 1 << 16;

    private final long mostBytes;
    private final Duration patience;

    /** At most {@code mostBytes} within {@code patience}. */
    public Download(long mostBytes, Duration patience) {
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /** 32 MiB in two minutes. */
    public static Download standard() {
        return new Download(32L << 20, Duration.ofMinutes(2));
    }

    /**
     * Writes what {@code url} holds to {@code file}.
     *
     * @return whether there was anything new
     */
    boolean fetch(String url, Path file, Subscription whose) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(patience).header("User-Agent", "ringfence");
        if (!whose.tag().isEmpty()) {
            request.header("If-None-Match", whose.tag());
        }
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == UNCHANGED) {
                    return false;
                }
                if (response.statusCode() != OK) {
                    throw new IOException("the server answered " + response.statusCode());
                }
                copy(body, file);
                whose.tag(response.headers().firstValue("ETag").orElse(""));
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    /** A server that sends a byte now and then is cut off by closing the stream under it. */
    private void copy(InputStream body, Path file) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> close(body), CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(file)) {
            long bytes = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new IOException("it is larger than " + mostBytes + " bytes");
                }
                out.write(block, 0, read);
            }
            if (end.isDone()) {
                throw new IOException("it took longer than " + patience.toSeconds() + " s");
            }
        } finally {
            end.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            // Whoever reads it finds out.
        }
    }
}
