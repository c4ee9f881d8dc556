package io.ringfence.web.live;

import io.ringfence.access.Scope;
import io.ringfence.time.Clock;
import io.ringfence.web.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open consoles what changes, by server-sent events. One thread looks four times a second and makes what it says once for all
 * who may hear the same; writing is left to the server. A reader that cannot follow is skipped until it can, and told to fetch everything
 * anew when what it missed is gone.
 *
 * <p>Events: {@code hello} first, with {@code "all":true} when everything is to be fetched; {@code changes}, an array, with an id;
 * {@code overview} every second; {@code bye} when the session is over. An id holds the start of the process and the change's number, so that a
 * reconnect goes on where it was.
 */
public final class Viewers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Viewers.class);
    private static final int MOST = 400;
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int TURNS_A_SECOND = 4;
    private static final int TURNS_UNTIL_CHECK = 20;

    /** Which consoles hear the same. */
    private record Part(Scope scope, long from) {}

    private final Changes changes;
    private final Function<Scope, Object> overview;
    private final Clock clock;
    private final String epoch;
    private final Queue<Viewer> viewers = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile int count;

    /**
     * Of what {@code board} shows.
     *
     * @param overview makes what is told every second in a scope
     */
    public Viewers(Board board, Function<Scope, Object> overview, Clock clock) {
        this.changes = board.changes();
        this.overview = overview;
        this.clock = clock;
        this.epoch = Long.toHexString(clock.epochNanos());
        this.thread = new Thread(this::run, "console");
        thread.setDaemon(true);
    }

    /** Begins to tell. */
    public void start() {
        thread.start();
    }

    /** Streams open now. */
    public int count() {
        return count;
    }

    /**
     * Opens a stream.
     *
     * @param welcome whether it may go on, asked every few seconds
     * @return false when there are too many
     */
    public boolean open(Request request, Response response, Callback callback, Scope scope, BooleanSupplier welcome) {
        if (count >= MOST) {
            return false;
        }
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        long resumed = resumed(request.getHeaders().get("Last-Event-ID"));
        long from = resumed < 0 ? changes.last() : resumed;
        Viewer viewer = new Viewer(response, callback, scope, welcome, from);
        viewer.send(event("hello", id(from), Map.of("all", resumed < 0)), from);
        viewers.add(viewer);
        return true;
    }

    private long resumed(String id) {
        if (id == null || !id.startsWith(epoch + "-")) {
            return -1;
        }
        try {
            long number = Long.parseLong(id.substring(epoch.length() + 1));
            return number >= 0 && changes.reaches(number) ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void run() {
        long next = clock.monotonicNanos();
        for (int turn = 0; !closed; turn++) {
            try {
                turn(turn);
            } catch (RuntimeException e) {
                LOG.error("open consoles could not be told", e);
            }
            next = Math.max(next + TURN_NANOS, clock.monotonicNanos());
            LockSupport.parkNanos(next - clock.monotonicNanos());
        }
        viewers.forEach(viewer -> {
            if (viewer.ready()) {
                viewer.leave(new byte[0]);
            }
        });
    }

    private void turn(int turn) {
        viewers.removeIf(Viewer::gone);
        count = viewers.size();
        if (count == 0) {
            return;
        }
        long to = changes.last();
        boolean second = turn % TURNS_A_SECOND == 0;
        Map<Part, byte[]> parts = new HashMap<>();
        Map<Scope, byte[]> overviews = new HashMap<>();
        for (Viewer viewer : viewers) {
            if (!viewer.ready()) {
                continue;
            }
            if (turn % TURNS_UNTIL_CHECK == 0 && !viewer.welcome()) {
                viewer.leave(event("bye", "", Map.of()));
                continue;
            }
            byte[] news = parts.computeIfAbsent(new Part(viewer.scope(), viewer.told()), part -> news(part, to));
            byte[] state = second ? overviews.computeIfAbsent(viewer.scope(), this::state) : new byte[0];
            if (news.length + state.length > 0) {
                viewer.send(both(news, state), Math.max(to, viewer.told())); // it may have come since the turn began
            }
        }
    }

    private byte[] news(Part part, long to) {
        Optional<List<Change>> since = changes.between(part.from(), to, part.scope()::permits);
        if (since.isEmpty()) {
            return event("hello", id(to), Map.of("all", true));
        }
        List<Map<String, Object>> told = since.get().stream()
                .map(change -> Map.of("kind", change.kind(), "is", change.value()))
                .toList();
        return told.isEmpty() ? new byte[0] : event("changes", id(to), told);
    }

    private byte[] state(Scope scope) {
        return event("overview", "", overview.apply(scope));
    }

    private String id(long number) {
        return epoch + "-" + number;
    }

    private static byte[] event(String name, String id, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "event: " + name + "\n" + (id.isEmpty() ? "" : "id: " + id + "\n") + "data: ";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(Json.bytes(value));
        out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
