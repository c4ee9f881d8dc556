package io.ringfence.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import io.ringfence.asterisk.AsteriskRig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A connection to AMI that owes nothing to the program: a socket, lines, and a reader thread. Every message since the login is
 * kept.
 */
final class Ami implements AutoCloseable {
    /** One message by its lines. */
    record Message(List<String> lines) {
        /** The first header of that name, {@code ""} when there is none. */
        String get(String header) {
            return lines.stream()
                    .filter(line -> line.startsWith(header + ": "))
                    .map(line -> line.substring(header.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        boolean is(String event) {
            return lines.get(0).equals("Event: " + event);
        }

        /** Asterisk's own time of it, in milliseconds. */
        double millis() {
            return Double.parseDouble(get("Timestamp")) * 1000;
        }
    }

    private final Socket socket;
    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private final BiConsumer<Ami, Message> handler;
    private final ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(ping -> {
        Thread thread = new Thread(ping, "test-ami-pings");
        thread.setDaemon(true);
        return thread;
    });

    private Ami(AsteriskRig rig, BiConsumer<Ami, Message> handler) {
        this.handler = handler;
        try {
            socket = new Socket("127.0.0.1", rig.amiPort());
            socket.setTcpNoDelay(true);
            Thread reader = new Thread(this::read, "test-ami");
            reader.setDaemon(true);
            reader.start();
            action("Login", "Username: guard", "Secret: guard-secret");
            await("login").until(() -> messages.stream().anyMatch(m -> m.is("FullyBooted")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Watches, and pings once a second: Asterisk before 22.11 may hold events back until the next action. */
    static Ami watch(AsteriskRig rig) {
        Ami watching = new Ami(rig, (ami, message) -> {});
        watching.pings.scheduleAtFixedRate(() -> watching.action("Ping"), 1, 1, TimeUnit.SECONDS);
        return watching;
    }

    /** Watches, and does something at once on the reader's thread. It never pings, so as not to be quicker than a bare socket is. */
    static Ami react(AsteriskRig rig, BiConsumer<Ami, Message> handler) {
        return new Ami(rig, handler);
    }

    /** Writes an action in one piece. */
    void action(String name, String... headers) {
        StringBuilder text = new StringBuilder("Action: ").append(name).append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        try {
            socket.getOutputStream().write(text.append("\r\n").toString().getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages of one event type so far. */
    List<Message> events(String event) {
        return messages.stream().filter(message -> message.is(event)).toList();
    }

    private void read() {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    Message message = new Message(List.copyOf(lines));
                    lines.clear();
                    handler.accept(this, message);
                    if (!message.is("VarSet") && !message.is("Newexten")) {
                        messages.add(message);
                    }
                }
            }
        } catch (IOException e) {
            // Closed: what was read stays.
            return;
        }
    }

    @Override
    public void close() {
        pings.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
