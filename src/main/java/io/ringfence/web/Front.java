package io.ringfence.web;

import io.ringfence.config.Settings.HttpSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request meets first: is it meant for this server, and what may a browser do with the answer. */
final class Front extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String YEAR = "max-age=31536000";

    private final Map<String, Function<Request, HttpServer.Page>> pages;
    private final Request.Handler rest;
    private final Hosts hosts;
    private final boolean tls;

    Front(HttpSettings settings, Map<String, Function<Request, HttpServer.Page>> pages, Request.Handler rest) {
        this.hosts = new Hosts(settings);
        this.tls = settings.tls();
        this.pages = new LinkedHashMap<>(pages);
        this.rest = rest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        protect(response.getHeaders());
        if (!hosts.know(request)) {
            send(request, response, callback, text(421, "this name is not served here; `http.names` lists more names"));
            return true;
        }
        Function<Request, HttpServer.Page> page = pages.get(Request.getPathInContext(request));
        if (page == null) {
            if (!rest.handle(request, response, callback)) {
                send(request, response, callback, text(404, "no such page"));
            }
            return true;
        }
        boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        send(request, response, callback, reads ? made(page, request) : text(405, "only GET and HEAD"));
        return true;
    }

    private void protect(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (tls) {
            headers.put("Strict-Transport-Security", YEAR);
        }
    }

    private static void send(Request request, Response response, Callback callback, HttpServer.Page page) {
        response.setStatus(page.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.contentType());
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
    }

    private static HttpServer.Page made(Function<Request, HttpServer.Page> page, Request request) {
        try {
            return page.apply(request);
        } catch (RuntimeException e) {
            LOG.error("a page could not be made", e);
            return text(500, "this page could not be made; see the log");
        }
    }

    private static HttpServer.Page text(int status, String body) {
        return new HttpServer.Page(status, "text/plain; charset=utf-8", body + "\n");
    }
}
