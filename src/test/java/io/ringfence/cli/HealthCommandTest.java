package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a container's health check sees. */
class HealthCommandTest {
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({"200,0,ready", "503,1,blind"})
    void saysHowTheServiceStands(int status, int exit, String word) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            assertThat(health("http://127.0.0.1:" + server.getAddress().getPort()))
                    .isEqualTo(exit);
            assertThat(out.toString()).contains(word);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobodyThereIsToldFromNotReady() {
        assertThat(health("http://127.0.0.1:1")).isEqualTo(3);
        assertThat(out.toString()).contains("http://127.0.0.1:1 does not answer");
    }

    @ParameterizedTest
    @CsvSource({"file:///etc/passwd", "nothing"})
    void asksNothingButPages(String url) {
        assertThat(health(url)).isNotZero();
        assertThat(out.toString()).doesNotContain("root:");
    }

    private int health(String url) {
        return new CommandLine(new HealthCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute("--url", url);
    }
}
