package io.ringfence.act.notify.tell;

import io.ringfence.act.ban.WebhookMessenger;
import io.ringfence.config.notify.Kind;
import io.ringfence.config.notify.Receiver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/**
 * Posts JSON. Any answer of 200 to 299 is success; redirections are not followed, since they could lead anywhere. No message of a
 * failure holds the URL, which is often a password.
 */
final class Post implements Courier {
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);
    private static final int FIRST_GOOD = 200;
    private static final int LAST_GOOD = 299;

    private final HttpClient http;
    private final Receiver receiver;

    Post(Receiver receiver) {
        this.receiver = receiver;
        this.http = HttpClient.newBuilder()
                .connectTimeout(receiver.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String bring(Message message, long nowNanos) throws IOException {
        String body = body(message);
        HttpRequest.Builder request = HttpRequest.newBuilder(url())
                .timeout(receiver.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "ringfence")
                .header("Idempotency-Key", message.key())
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        String secret = receiver.secret().reveal();
        if (receiver.kind() == Kind.WEBHOOK) {
            String time = Instant.ofEpochSecond(0, nowNanos).toString();
            request.header("Ringfence-Time", time)
                    .header("Ringfence-Signature", "sha256=" + WebhookMessenger.signature(secret, time + "." + body));
        }
        int status;
        try {
            status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IOException("cannot be reached: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
        if (status >= FIRST_GOOD && status <= LAST_GOOD) {
            return "HTTP " + status;
        }
        if (REFUSALS.contains(status)) {
            throw new Refused("answers HTTP " + status);
        }
        throw new IOException("answers HTTP " + status);
    }

    private String body(Message message) {
        return switch (receiver.kind()) {
            case SLACK -> Bodies.slack(message);
            case TELEGRAM -> Bodies.telegram(message, receiver.chat());
            case TEAMS -> Bodies.teams(message);
            case PAGERDUTY -> Bodies.pagerduty(message, receiver.secret().reveal());
            case ALERTMANAGER -> Bodies.alertmanager(message);
            default -> message.json();
        };
    }

    private URI url() {
        String url = receiver.url().reveal();
        String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return URI.create(
                switch (receiver.kind()) {
                    case TELEGRAM ->
                        (bare.isEmpty() ? "https://api.telegram.org" : bare) + "/bot"
                                + receiver.secret().reveal() + "/sendMessage";
                    case PAGERDUTY -> bare.isEmpty() ? "https://events.pagerduty.com/v2/enqueue" : url;
                    case ALERTMANAGER -> bare.endsWith("/api/v2/alerts") ? bare : bare + "/api/v2/alerts";
                    default -> url;
                });
    }
}
