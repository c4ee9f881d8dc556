package io.ringfence.act.ban;

import io.ringfence.config.Secret;
import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST for each change, as JSON. {@code Ringfence-Signature} is {@code sha256=} and HMAC-SHA256 in hexadecimal, under the secret of
 * the settings, of the value of {@code Ringfence-Time}, a dot, and the body; {@code Idempotency-Key} is the same whenever the same
 * change is told again. Any answer of 200 to 299 is success; redirections are not followed.
 */
public final class WebhookMessenger implements OneByOne.Messenger {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LAST_GOOD = 299;
    private static final int FIRST_GOOD = 200;
    private static final int TRIES = 3;

    private final HttpClient http;
    private final URI url;
    private final Secret secret;
    private final Duration patience;

    WebhookMessenger(URI url, Secret secret, Duration patience) {
        this.url = url;
        this.secret = secret;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void tell(OneByOne.Change change, long nowNanos) throws IOException {
        String body = JSON.writeValueAsString(body(change, nowNanos));
        String time = Instant.ofEpochSecond(0, nowNanos).toString();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "ringfence")
                .header("Idempotency-Key", key(change))
                .header("Ringfence-Time", time)
                .header("Ringfence-Signature", "sha256=" + signature(secret.reveal(), time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        IOException failure = new IOException("no try was made");
        for (int i = 0; i < TRIES; i++) {
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status >= FIRST_GOOD && status <= LAST_GOOD) {
                    return;
                }
                failure = new IOException(
                        "the webhook answers " + status + " for " + change.ban().network());
            } catch (IOException e) {
                failure = new IOException("the webhook cannot be reached: " + e, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        throw failure;
    }

    private static Map<String, Object> body(OneByOne.Change change, long nowNanos) {
        Ban ban = change.ban();
        Cidr network = ban.network();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", change.verb());
        body.put("address", network.address());
        body.put("network", network.address() + "/" + network.length());
        body.put("family", network.v6() ? 6 : 4);
        body.put("seconds", ban.secondsLeft(nowNanos));
        body.put("until", Instant.ofEpochSecond(0, ban.untilNanos()).toString());
        body.put("pbx", ban.pbx());
        body.put("reason", ban.why());
        return body;
    }

    private static String key(OneByOne.Change change) {
        Ban ban = change.ban();
        return change.verb() + "-" + ban.network().toString().replace('/', '-') + "-" + ban.sinceNanos() + "-"
                + ban.untilNanos();
    }

    /** HMAC-SHA256 of {@code text} under {@code secret}, in hexadecimal. */
    public static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
