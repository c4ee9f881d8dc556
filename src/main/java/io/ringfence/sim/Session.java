package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Login;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One AMI connection. Its state belongs to the exchange's thread; a reader and a writer thread only move bytes. */
final class Session {
    /** A reader this far behind is cut off, as {@code writetimeout} does. */
    private static final int MOST_PENDING = 200_000;

    private static final int LONGEST_LINE = 1_023;
    private static final int MOST_LINES = 128;
    private static final Account NOBODY = new Account("", "", Set.of(), Set.of());

    /** Bytes to write so many times over: an event, or a line without end. */
    private record Chunk(byte[] bytes, long times) {}

    private static final Chunk LAST = new Chunk(new byte[0], 0);

    final Socket socket;
    private final SimulatedPbx pbx;
    private final String pointer;
    private final BlockingQueue<Chunk> pending = new LinkedBlockingQueue<>();
    private final Thread reader;
    private final Thread writer;
    private volatile boolean dead;
    Account account = NOBODY;
    Set<EventClass> mask = EventClass.all();
    String challenge = "";
    String since = "";

    Session(SimulatedPbx pbx, Socket socket, int number) {
        this.pbx = pbx;
        this.socket = socket;
        this.pointer = String.format(Locale.ROOT, "0x7f77c%07x", number * 0x1a0 + 0x15a0);
        this.reader = new Thread(this::read, "sim-ami-read-" + number);
        this.writer = new Thread(this::write, "sim-ami-write-" + number);
        reader.setDaemon(true);
        writer.setDaemon(true);
    }

    void start() {
        reader.start();
        writer.start();
    }

    boolean loggedIn() {
        return account != NOBODY;
    }

    boolean hears(EventClass type) {
        return loggedIn() && account.read().contains(type) && mask.contains(type);
    }

    /** Whether a write class is granted; an action without any may be sent by everybody. */
    boolean may(Set<EventClass> anyOf) {
        return anyOf.isEmpty() || anyOf.stream().anyMatch(account.write()::contains);
    }

    Login login(String user) {
        String local = "IPV4/TCP/127.0.0.1/" + socket.getLocalPort();
        return new Login("AMI", user, pointer, local, "IPV4/TCP/127.0.0.1/" + socket.getPort());
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) {
        send(bytes, 1);
    }

    void send(byte[] bytes, long times) {
        if (pending.size() >= MOST_PENDING) {
            Sockets.close(socket);
        } else {
            pending.add(new Chunk(bytes, times));
        }
    }

    /** Writes what is pending, then closes. */
    void finish() {
        pending.add(LAST);
    }

    /** From now on nothing is read or written, and the peer is not told. */
    void die() {
        dead = true;
    }

    void join() {
        pending.add(LAST);
        Sockets.join(reader);
        Sockets.join(writer);
    }

    private void read() {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<String> lines = new ArrayList<>();
            for (int first = in.read(); first >= 0; first = in.read()) {
                String line = line(in, first);
                if (dead) {
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line);
                } else if (!lines.isEmpty()) {
                    Message message = new Message(List.copyOf(lines));
                    lines.clear();
                    pbx.act(this, message);
                }
                if (lines.size() > MOST_LINES) {
                    lines.clear();
                    send("Response: Error\r\nMessage: Too many lines in message or allocation failure\r\n\r\n");
                }
            }
        } catch (IOException gone) {
            // The peer went: the end of this session either way.
        }
        pbx.left(this);
        finish();
    }

    private static String line(InputStream in, int first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = first; next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) next);
            }
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    private void write() {
        try {
            OutputStream out = socket.getOutputStream();
            for (Chunk next = pending.take(); next != LAST; next = pending.take()) {
                pbx.waitWhileSilent(this);
                for (long i = 0; i < next.times() && !dead; i++) {
                    write(out, next.bytes());
                }
            }
            if (!dead) {
                Sockets.close(socket);
            }
        } catch (IOException gone) {
            Sockets.close(socket);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(OutputStream out, byte[] bytes) throws IOException, InterruptedException {
        int rate = pbx.standing().bytesPerSecond();
        if (rate == 0) {
            out.write(bytes);
            return;
        }
        for (byte one : bytes) {
            out.write(one);
            Thread.sleep(1_000L / rate, (int) (1_000_000_000L / rate % 1_000_000));
        }
    }

    /** Classes as {@code Events:} spells them. */
    static Set<EventClass> mask(String events) {
        return switch (events.toLowerCase(Locale.ROOT)) {
            case "", "on", "true", "yes", "all" -> EventClass.all();
            case "off", "false", "no" -> EnumSet.noneOf(EventClass.class);
            default -> EventClass.parse(events);
        };
    }
}
