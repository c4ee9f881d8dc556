package io.ringfence.sim;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A stranger on the wire: writes actions, reads frames one after another. */
final class AmiClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    final String banner;

    AmiClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedInputStream(socket.getInputStream());
        banner = line();
    }

    static AmiClient loggedIn(int port, String user, String secret) throws IOException {
        AmiClient client = new AmiClient(port);
        client.send("Action: Login", "Username: " + user, "Secret: " + secret);
        client.until(frame -> frame.contains("Authentication accepted"));
        return client;
    }

    void send(String... lines) throws IOException {
        String action = String.join("\r\n", lines) + "\r\n\r\n";
        socket.getOutputStream().write(action.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next frame as its lines joined by line feeds; {@code ""} at the end of the stream. */
    String frame() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /** Frames up to and with the first that fits. */
    List<String> until(Predicate<String> fits) throws IOException {
        List<String> frames = new ArrayList<>();
        for (String frame = frame(); !frame.isEmpty(); frame = frame()) {
            frames.add(frame);
            if (fits.test(frame)) {
                return frames;
            }
        }
        throw new IOException("the stream ended after " + frames);
    }

    static Predicate<String> event(String name) {
        return frame -> frame.startsWith("Event: " + name + "\n");
    }

    int read() throws IOException {
        return in.read();
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
