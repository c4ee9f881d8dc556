package io.ringfence.bench;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.event.HangupEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients Ringfence is measured beside, each run in a process of its own: {@code raw} or {@code asterisk-java}. */
public final class Clients {
    private Clients() {}

    /** Arguments: which client, the port of the PBX, the port of the bench. */
    public static void main(String[] args) throws Exception {
        quiet();
        int pbx = Integer.parseInt(args[1]);
        Meter meter = new Meter(Integer.parseInt(args[2]));
        if (args[0].equals("raw")) {
            Thread reader = new Thread(() -> raw(pbx, meter), "reader");
            reader.setDaemon(true);
            reader.start();
        } else {
            asteriskJava(pbx, meter);
        }
        meter.serve(() -> {});
    }

    /** Logs nothing, as a client under load should. */
    public static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    private static void raw(int port, Meter meter) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[128 * 1024];
            long read = -StreamingPbx.BANNER.length();
            meter.progress(0);
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
                meter.progress(read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void asteriskJava(int port, Meter meter) throws Exception {
        AtomicLong hangups = new AtomicLong();
        AtomicLong events = new AtomicLong();
        ManagerConnection connection =
                new ManagerConnectionFactory("127.0.0.1", port, "bench", "secret").createManagerConnection();
        connection.addEventListener(event -> {
            events.incrementAndGet();
            if (event instanceof HangupEvent && hangups.incrementAndGet() % CallStream.HANGUPS_A_REPORT == 0) {
                try {
                    meter.progress(hangups.get());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        connection.login();
        meter.progress(0);
    }
}
