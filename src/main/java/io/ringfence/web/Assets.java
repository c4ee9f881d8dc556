package io.ringfence.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The console's files, from the class path: a fixed list, so that a path can name nothing else. They hold nothing of anybody's. */
public final class Assets implements Request.Handler {
    private static final String LIBRARIES = "/META-INF/resources/webjars/";
    private static final String PREACT = LIBRARIES + "preact/10.28.0/";
    private static final String UPLOT = LIBRARIES + "uplot/1.6.30/dist/";
    private static final String[] OURS = {
        "app.js",
        "api.js",
        "dom.js",
        "live.js",
        "text.js",
        "table.js",
        "chart.js",
        "dialog.js",
        "login.js",
        "overview.js",
        "calls.js",
        "extensions.js",
        "extension.js",
        "incidents.js",
        "incident.js",
        "fences.js",
        "settings.js",
        "blind.js",
        "audit.js",
        "upkeep.js",
        "users.js",
        "style.css"
    };

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    /** Reads each file when it is first asked for. */
    public Assets() {
        files.put("/", "console/index.html");
        files.put("/icon.svg", "console/icon.svg");
        for (String name : OURS) {
            files.put("/console/" + name, "console/" + name);
        }
        files.put("/lib/preact.js", PREACT + "dist/preact.module.js");
        files.put("/lib/hooks.js", PREACT + "hooks/dist/hooks.module.js");
        files.put("/lib/uplot.js", UPLOT + "uPlot.esm.js");
        files.put("/lib/uplot.css", UPLOT + "uPlot.min.css");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String file = files.get(path);
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        if (file == null || !head && !HttpMethod.GET.is(request.getMethod())) {
            return false;
        }
        byte[] body = read.computeIfAbsent(path, key -> bytes(file));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type(file));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
        return true;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + file);
            }
            byte[] bytes = in.readAllBytes();
            return file.startsWith(LIBRARIES) && file.endsWith(".js") ? resolved(bytes) : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A library imports another by a name that only a bundler knows, and points at a map that is not served. */
    private static byte[] resolved(byte[] library) {
        return new String(library, StandardCharsets.UTF_8)
                .replace("from\"preact\"", "from\"/lib/preact.js\"")
                .replaceAll("//# sourceMappingURL=.*", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String file) {
        if (file.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (file.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return file.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
    }
}
