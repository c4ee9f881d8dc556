package io.ringfence.web;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves pages to people and to Prometheus, on the loopback address only: what it shows is nobody else's business. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int THREADS = 16;
    private static final int IDLE_MILLIS = 10_000;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** What a path answers. */
    public record Page(int status, String contentType, String body) {}

    private final Server server;
    private final ServerConnector connector;
    private final String address;

    private HttpServer(Server server, ServerConnector connector, String address) {
        this.server = server;
        this.connector = connector;
        this.address = address;
    }

    /**
     * Listens at once.
     *
     * @param port 0 for a free one
     * @param pages what each path answers
     * @throws IOException when the address is not loopback or the port is taken
     */
    public static HttpServer open(String address, int port, Map<String, Supplier<Page>> pages) throws IOException {
        requireLoopback(address);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setIdleTimeout(IDLE_MILLIS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Pages(address, pages));
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new IOException("http " + address + ":" + port + ": " + e.getMessage(), e);
        }
        return new HttpServer(server, connector, address);
    }

    /** Where it listens, {@code http://127.0.0.1:9411}. */
    public String url() {
        return "http://" + (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + connector.getLocalPort();
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

    private static void requireLoopback(String address) throws IOException {
        boolean loopback = address.equals("localhost");
        if (InetAddresses.isInetAddress(address)) {
            loopback = InetAddresses.forString(address).isLoopbackAddress();
        } else if (!loopback) {
            loopback = resolvesToLoopback(address);
        }
        if (!loopback) {
            throw new IOException("http.address " + address
                    + " is not a loopback address: what is served needs no password, so it stays on this machine");
        }
    }

    private static boolean resolvesToLoopback(String name) throws IOException {
        try {
            return InetAddress.getByName(name).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IOException("http.address " + name + " is not known", e);
        }
    }

    /** Answers GET and HEAD of known paths for a known Host, which a page of another site cannot fake. */
    private static final class Pages extends Handler.Abstract {
        private final Map<String, Supplier<Page>> pages;
        private final String address;

        Pages(String address, Map<String, Supplier<Page>> pages) {
            this.address = address;
            this.pages = new LinkedHashMap<>(pages);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Page page = answer(request);
            response.setStatus(page.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.contentType());
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            boolean head = HttpMethod.HEAD.is(request.getMethod());
            response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
            return true;
        }

        private Page answer(Request request) {
            String host = Request.getServerName(request);
            if (host == null || !LOCAL_NAMES.contains(host) && !host.equals(address)) {
                return text(421, "this name is not served here");
            }
            if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
                return text(405, "only GET and HEAD");
            }
            Supplier<Page> page = pages.get(Request.getPathInContext(request));
            return page == null
                    ? text(404, "no such page; there are: " + String.join(" ", pages.keySet()))
                    : made(page);
        }

        private static Page made(Supplier<Page> page) {
            try {
                return page.get();
            } catch (RuntimeException e) {
                LOG.error("a page could not be made", e);
                return text(500, "this page could not be made; see the log");
            }
        }

        private static Page text(int status, String body) {
            return new Page(status, "text/plain; charset=utf-8", body + "\n");
        }
    }
}
