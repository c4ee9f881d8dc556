package io.ringfence.web;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves pages to people and to Prometheus: on this machine, or with TLS. */
public final class HttpServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int IDLE_MILLIS = 10_000;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int MOST_CONNECTIONS = 1_000;

    /** What a path answers. */
    public record Page(int status, String contentType, String body) {}

    private final Server server;
    private final ServerConnector connector;
    private final HttpSettings settings;

    private HttpServer(Server server, ServerConnector connector, HttpSettings settings) {
        this.server = server;
        this.connector = connector;
        this.settings = settings;
    }

    /**
     * Listens at once.
     *
     * @param pages what each path answers
     * @param rest answers what no page does; false where it does not either
     * @throws IOException when the address needs TLS and there is none, or the port is taken
     */
    public static HttpServer open(
            HttpSettings settings, Map<String, Function<Request, Page>> pages, Request.Handler rest)
            throws IOException {
        if (!settings.tls() && !loopback(settings.address())) {
            throw new IOException("http.address " + settings.address()
                    + " is not a loopback address: other machines reach it, so it needs http.tls");
        }
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = connector(server, settings);
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        server.setHandler(new Front(settings, pages, rest));
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException("http " + settings.address() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
        return new HttpServer(server, connector, settings);
    }

    private static ServerConnector connector(Server server, HttpSettings settings) throws IOException {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setIdleTimeout(IDLE_MILLIS);
        if (!settings.tls()) {
            return new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        }
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        SslConnectionFactory tls =
                new SslConnectionFactory(PemKeys.tls(settings.certificate(), settings.key()), "http/1.1");
        return new ServerConnector(server, 1, 1, tls, new HttpConnectionFactory(configuration));
    }

    /** Where it listens, {@code http://127.0.0.1:9411}. */
    public String url() {
        String address = settings.address();
        return (settings.tls() ? "https://" : "http://") + (address.indexOf(':') < 0 ? address : "[" + address + "]")
                + ":" + connector.getLocalPort();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.setStopTimeout(0);
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server does not stop: " + e.getMessage(), e);
        }
    }

    /** Whether only this machine reaches {@code address}. */
    public static boolean loopback(String address) throws IOException {
        if (address.equals("localhost")) {
            return true;
        }
        if (InetAddresses.isInetAddress(address)) {
            return InetAddresses.forString(address).isLoopbackAddress();
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IOException("http.address " + address + " is not known", e);
        }
    }
}
