package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.access.Password;
import io.ringfence.access.Token;
import io.ringfence.config.Loaded;
import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import io.ringfence.policy.Policies;
import io.ringfence.store.Entry;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is served to whom, by which address and name. */
final class PagesTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private static Path folder;

    private static KeyStore keys;

    @BeforeAll
    static void certificate() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "secret".toCharArray());
        }
        pem("server.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        pem(
                "key.pem",
                "PRIVATE KEY",
                keys.getKey("server", "secret".toCharArray()).getEncoded());
        Files.writeString(
                folder.resolve("old.pem"), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    }

    private static void pem(String file, String what, byte[] bytes) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                        + "-----\n");
    }

    private static Settings settings(Settings.HttpSettings http) {
        return new Settings(
                Settings.Mode.OBSERVE,
                "GB",
                ZoneId.of("UTC"),
                Currency.getInstance("GBP"),
                Settings.NO_FILE,
                Settings.NO_FILE,
                Settings.NO_FILE,
                new Settings.DialPlanSettings(List.of(), List.of()),
                List.of(),
                List.of(),
                http,
                new Settings.AllowSettings(true, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of()),
                List.of(),
                Policies.DEFAULT,
                Settings.WatchSettings.DEFAULT);
    }

    private static Settings.HttpSettings tls(String address, String key) {
        return new Settings.HttpSettings(
                address,
                0,
                folder.resolve("server.pem"),
                folder.resolve(key),
                List.of("fence.example"),
                false,
                Settings.NO_FILE);
    }

    /** What is to be done with a server. */
    private interface Visit {
        void at(String url) throws Exception;
    }

    private static void serve(Settings.HttpSettings http, boolean user, Visit visit) throws Exception {
        Settings settings = settings(http);
        try (Meters meters = new Meters(settings);
                Guard guard = new Guard(
                        settings,
                        DialPlan.of("GB", List.of(), List.of(), List.of()),
                        Clock.system(),
                        Bank.NONE,
                        nanos -> {})) {
            if (user) {
                guard.store()
                        .commit(
                                List.of(
                                        new Entry.User("ann", "operator", "", Password.keep(PASSWORD), 1),
                                        new Entry.Token(Token.digest("rf_prometheus"), "ann", "prometheus", 1, 0)),
                                3_000_000_000L);
            }
            Pages pages = new Pages(() -> new Loaded(settings, List.of(), List.of()), meters, Clock.system());
            try (Pages.Served served = pages.serve(guard)) {
                visit.at(served.url());
            }
        }
    }

    private static HttpResponse<String> get(String url, String... headers) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", keys.getCertificate("server"));
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replace("0.0.0.0", "127.0.0.1")));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPublicAddressIsRefusedWithoutTlsOrAUser() {
        assertThatThrownBy(() -> serve(new Settings.HttpSettings("0.0.0.0", 0), true, url -> {}))
                .hasMessageContaining("needs http.tls");
        assertThatThrownBy(() -> serve(tls("0.0.0.0", "key.pem"), false, url -> {}))
                .hasMessageContaining("no user yet")
                .hasMessageContaining("users add");
        assertThatThrownBy(() -> serve(tls("0.0.0.0", "old.pem"), true, url -> {}))
                .hasMessageContaining("openssl pkcs8");
    }

    @Test
    void aPublicAddressTellsStrangersNothingButHowItStands() throws Exception {
        serve(tls("0.0.0.0", "key.pem"), true, url -> {
            assertThat(url).startsWith("https://");
            assertThat(get(url + "/health").body()).isEqualTo("{\"status\":\"ready\"}\n");
            assertThat(get(url + "/metrics").statusCode()).isEqualTo(401);
            assertThat(get(url + "/metrics", "Authorization", "Bearer rf_prometheus")
                            .body())
                    .contains("ringfence_");
            assertThat(get(url + "/health", "Authorization", "Bearer rf_prometheus")
                            .body())
                    .contains("\"mode\"");
            assertThat(get(url + "/").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThat(get(url + "/api/v1/overview").statusCode()).isEqualTo(401);
        });
    }

    @Test
    void onThisMachineHealthAndMetricsNeedNoLogin() throws Exception {
        serve(new Settings.HttpSettings("127.0.0.1", 0), false, url -> {
            assertThat(get(url + "/health").body()).contains("\"mode\":\"observe\"");
            assertThat(get(url + "/metrics").statusCode()).isEqualTo(200);
            assertThat(get(url + "/").body()).contains("/console/app.js");
            assertThat(get(url + "/api/v1/overview").body()).contains("firstUser");
        });
    }

    @Test
    void metricsCanBeOpened() throws Exception {
        Settings.HttpSettings open = new Settings.HttpSettings(
                "0.0.0.0",
                0,
                folder.resolve("server.pem"),
                folder.resolve("key.pem"),
                List.of(),
                true,
                Settings.NO_FILE);

        serve(open, true, url -> assertThat(get(url + "/metrics").statusCode()).isEqualTo(200));
    }
}
