package io.ringfence.web.api;

import io.ringfence.config.Loaded;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import io.ringfence.web.Json;
import io.ringfence.web.live.Board;
import io.ringfence.web.live.Viewers;
import io.ringfence.web.session.Gate;
import io.ringfence.web.session.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Answers below {@code /api/v1}. Nothing is said to whom nobody knows. What changes something comes as JSON from a page of our own: with
 * the session's token in a header, which no other site can set, or with a program's token.
 */
public final class Api implements Request.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final String ROOT = "/api/v1";
    private static final int BODY_BYTES = 16 * 1024;
    private static final String CSRF_HEADER = "X-Ringfence-Token";

    private final Gate gate;
    private final Viewers viewers;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Set<String> paths = new TreeSet<>();

    /** An answer with its status, where that is not simply 200. */
    private record Answer(int status, Object value, String cookie, long retrySeconds) {
        static Answer of(int status, Object value) {
            return new Answer(status, value, "", 0);
        }
    }

    /** For a service; {@code classes} are those a fence can bar. */
    public Api(
            Gate gate,
            Board board,
            Viewers viewers,
            Core core,
            Upkeep upkeep,
            Supplier<Loaded> loaded,
            Set<String> classes,
            Clock clock) {
        this.gate = gate;
        this.viewers = viewers;
        List<Route> all = new ArrayList<>(new LiveRoutes(board, core, clock).routes());
        all.addAll(new KeptRoutes(core).routes());
        all.addAll(new DeedRoutes(core, clock, classes).routes());
        all.addAll(new BanRoutes(core, clock).routes());
        all.addAll(new SettingsRoutes(core, loaded).routes());
        all.addAll(new UpkeepRoutes(core, upkeep, board).routes());
        all.add(Route.get("/session", ask -> session(ask.visitor())));
        for (Route route : all) {
            routes.put(route.method() + " " + route.path(), route);
            paths.add(route.path());
        }
        paths.addAll(List.of("/events", "/openapi.yaml"));
    }

    /** Every method and path it answers, as {@code openapi.yaml} is to list them. */
    Set<String> listed() {
        Set<String> listed = new TreeSet<>(routes.keySet());
        listed.addAll(List.of("POST /session", "DELETE /session", "GET /events", "GET /openapi.yaml"));
        return listed;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(ROOT + "/")) {
            return false;
        }
        String below = path.substring(ROOT.length());
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        if (below.equals("/events") && method.equals("GET")) {
            stream(request, response, callback);
        } else if (below.equals("/openapi.yaml") && method.equals("GET")) {
            document(response, callback);
        } else if (method.equals("GET")) {
            send(response, callback, answer(request, method, below, Json.readKept("{}")));
        } else {
            // The thread comes back when all is there: nobody holds one by sending slowly.
            Promise.Invocable<byte[]> whole = Promise.Invocable.from(
                    Invocable.InvocationType.BLOCKING,
                    bytes -> send(response, callback, change(request, method, below, bytes)),
                    failure -> send(response, callback, error(413, "at most " + BODY_BYTES + " bytes")));
            Content.Source.asByteArrayAsync(request, BODY_BYTES, whole);
        }
        return true;
    }

    private Answer change(Request request, String method, String path, byte[] bytes) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            return error(415, "only application/json");
        }
        if (!ours(request)) {
            return error(403, "this comes from a page of another site");
        }
        JsonNode body;
        try {
            body = Json.read(bytes.length == 0 ? new byte[] {'{', '}'} : bytes);
        } catch (JacksonException e) {
            return error(400, "this is no JSON");
        }
        if (!body.isObject()) {
            return error(400, "this is no JSON object");
        }
        if (path.equals("/session")) {
            return enter(request, method, body);
        }
        return answer(request, method, path, body);
    }

    private Answer answer(Request request, String method, String path, JsonNode body) {
        Route route = routes.get(method + " " + path);
        if (route == null) {
            return paths.contains(path) ? error(405, "not this way") : error(404, "no such thing");
        }
        Visitor visitor = gate.visitor(request);
        if (!visitor.known()) {
            return unknown();
        }
        if (!method.equals("GET") && !intended(request, visitor)) {
            return error(403, "the header " + CSRF_HEADER + " is missing or wrong");
        }
        if (route.need() == Route.Need.OPERATOR && !visitor.operates()) {
            return error(403, "a viewer changes nothing");
        }
        if (route.need() == Route.Need.EVERYTHING && !visitor.scope().everything()) {
            return error(403, "only for users of every PBX");
        }
        try {
            return Answer.of(
                    200, route.action().answer(new Ask(visitor, Request.extractQueryParameters(request), body)));
        } catch (Refusal e) {
            return new Answer(e.status(), Map.of("error", String.valueOf(e.getMessage())), "", e.retrySeconds());
        } catch (UnusableStore e) {
            return error(503, "the store cannot be read now");
        } catch (TimeoutException e) {
            return error(503, "too busy to answer; what was asked may still be done");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error(503, "stopping");
        } catch (Exception e) {
            LOG.error("a request of the API failed", e);
            return error(500, "this could not be done; see the log");
        }
    }

    private Answer enter(Request request, String method, JsonNode body) {
        if (method.equals("DELETE")) {
            Visitor visitor = gate.visitor(request);
            if (visitor.known() && !intended(request, visitor)) {
                return error(403, "the header " + CSRF_HEADER + " is missing or wrong");
            }
            gate.logout(request);
            return new Answer(200, Map.of("answer", "logged out"), gate.cookie(""), 0);
        }
        if (!method.equals("POST")) {
            return error(405, "not this way");
        }
        Gate.Login login = gate.login(
                body.path("name").asString(""), body.path("password").asString(""), Request.getRemoteAddr(request));
        if (login instanceof Gate.Login.In in) {
            gate.logout(request);
            return new Answer(200, session(in.visitor()), gate.cookie(in.id()), 0);
        }
        if (login instanceof Gate.Login.Later later) {
            String wait = "too many attempts; wait " + later.seconds() + " s";
            return new Answer(429, Map.of("error", wait), "", later.seconds());
        }
        return gate.nobody() ? unknown() : error(401, "the name or the password is wrong");
    }

    private void stream(Request request, Response response, Callback callback) {
        Visitor visitor = gate.visitor(request);
        if (!visitor.known()) {
            send(response, callback, unknown());
        } else if (!viewers.open(
                request, response, callback, visitor.scope(), () -> stays(visitor, gate.visitor(request, false)))) {
            send(response, callback, error(503, "too many open consoles"));
        }
    }

    /** Who may see less by now begins anew, and hears no more of what was taken away. */
    private static boolean stays(Visitor before, Visitor now) {
        return now.known() && now.scope().equals(before.scope());
    }

    private static void document(Response response, Callback callback) {
        try (InputStream in = Api.class.getResourceAsStream("openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks openapi.yaml");
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/yaml; charset=utf-8");
            response.write(true, ByteBuffer.wrap(in.readAllBytes()), callback);
        } catch (IOException e) {
            send(response, callback, error(500, "the document could not be read"));
        }
    }

    private Answer unknown() {
        return gate.nobody()
                ? Answer.of(401, Map.of("error", "there are no users yet", "firstUser", true))
                : error(401, "log in, or send a token");
    }

    private static Map<String, Object> session(Visitor visitor) {
        return Map.of(
                "name", visitor.name(),
                "role", visitor.role().label(),
                "scope", visitor.scope().text(),
                "token", visitor.csrf());
    }

    /** A browser says where a request comes from; programs say nothing. */
    private static boolean ours(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeaders().get("Origin");
        return origin == null
                || origin.equals(request.getHttpURI().getScheme() + "://"
                        + request.getHeaders().get(HttpHeader.HOST));
    }

    private static boolean intended(Request request, Visitor visitor) {
        String sent = request.getHeaders().get(CSRF_HEADER);
        return visitor.csrf().isEmpty()
                || sent != null
                        && MessageDigest.isEqual(
                                sent.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                visitor.csrf().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Answer error(int status, String message) {
        return Answer.of(status, Map.of("error", message));
    }

    private static void send(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        if (!answer.cookie().isEmpty()) {
            response.getHeaders().put("Set-Cookie", answer.cookie());
        }
        if (answer.retrySeconds() > 0) {
            response.getHeaders().put("Retry-After", String.valueOf(answer.retrySeconds()));
        }
        byte[] body = Json.bytes(answer.value());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
