package io.ringfence.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.config.Settings.HttpSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
    private static final Request.Handler NOTHING = (request, response, callback) -> false;

    private HttpServer server;
    private int port;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.open(
                new HttpSettings("127.0.0.1", 0),
                Map.of(
                        "/health", request -> new HttpServer.Page(503, "application/json", "{\"status\":\"blind\"}"),
                        "/metrics",
                                request ->
                                        new HttpServer.Page(200, "text/plain; version=0.0.4; charset=utf-8", "up 1\n"),
                        "/broken",
                                request -> {
                                    throw new IllegalStateException("secret detail");
                                }),
                (request, response, callback) -> false);
        port = URI.create(server.url()).getPort();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void servesWhatThePageSays() throws IOException {
        assertThat(get("/metrics"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Type: text/plain; version=0.0.4; charset=utf-8")
                .endsWith("\r\n\r\nup 1\n");
        assertThat(get("/health")).startsWith("HTTP/1.1 503").endsWith("{\"status\":\"blind\"}");
    }

    @Test
    void tellsBrowsersToTrustNothingAndNobodyItsVersion() throws IOException {
        assertThat(get("/metrics"))
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Cache-Control: no-store")
                .doesNotContainIgnoringCase("Server:")
                .doesNotContainIgnoringCase("jetty");
        assertThat(exchange("GET /metrics HTTP/1.1\r\n\r\n")).doesNotContainIgnoringCase("Server:");
    }

    @Test
    void aHeadIsAGetWithoutItsBody() throws IOException {
        assertThat(exchange("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Content-Length: 5")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"})
    void changesNothing(String method) throws IOException {
        assertThat(exchange(method + " /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9411", "127.0.0.1", "[::1]", "[::1]:80"})
    void answersItsOwnNames(String host) throws IOException {
        assertThat(exchange("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.0.2.1", "127.0.0.1.evil.example", ""})
    void isNotTakenForAnotherSite(String host) throws IOException {
        assertThat(exchange("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("up 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/../metrics/x", "/etc/passwd", "/metrics/", "/%2e%2e/metrics%00", "/<script>"})
    void hasNoOtherPages(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 4").doesNotContain("<script>", "up 1");
    }

    @Test
    void aLongHeaderIsRefused() throws IOException {
        assertThat(exchange("GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void aPageThatFailsTellsNothing() throws IOException {
        assertThat(get("/broken")).startsWith("HTTP/1.1 500").doesNotContain("secret", "Exception", "jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void staysOnThisMachineWithoutTls(String address) {
        assertThatThrownBy(() -> HttpServer.open(new HttpSettings(address, 0), Map.of(), NOTHING))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(address)
                .hasMessageContaining("loopback");
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(() -> HttpServer.open(new HttpSettings("127.0.0.1", port), Map.of(), NOTHING))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    private String get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
