package io.ringfence.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Answers what a client needs for its login and stays alive by, and sends what it is given. One client at a time. */
final class StreamingPbx implements AutoCloseable {
    static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket client = new Socket();

    StreamingPbx() throws IOException {}

    int port() {
        return server.getLocalPort();
    }

    /** Waits for the next client. */
    void accept() throws IOException {
        client = server.accept();
        client.setTcpNoDelay(true);
        write(BANNER);
        Thread answers = new Thread(this::answerAll, "answers");
        answers.setDaemon(true);
        answers.start();
    }

    synchronized void send(byte[] bytes, int from, int to) throws IOException {
        client.getOutputStream().write(bytes, from, to - from);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }

    private void answerAll() {
        try {
            Socket mine = client;
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(mine.getInputStream(), StandardCharsets.UTF_8));
            Map<String, String> action = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    action.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).trim());
                } else {
                    write(answer(action));
                    action.clear();
                }
            }
        } catch (IOException e) {
            // The client has what it wanted and left.
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(Map<String, String> action) {
        String id = action.getOrDefault("actionid", "");
        String head = "Response: Success\r\n" + (id.isEmpty() ? "" : "ActionID: " + id + "\r\n");
        return switch (action.getOrDefault("action", "").toLowerCase(Locale.ROOT)) {
            case "challenge" -> head + "Challenge: 123456789\r\n\r\n";
            case "login" ->
                head + "Message: Authentication accepted\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\n"
                        + "Uptime: 3\r\nLastReload: 3\r\nStatus: Fully Booted\r\n\r\n";
            case "coresettings" -> head + "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n\r\n";
            case "ping" -> head + "Ping: Pong\r\nTimestamp: " + System.currentTimeMillis() / 1e3 + "\r\n\r\n";
            case "coreshowchannels" ->
                head + "EventList: start\r\nMessage: Channels will follow\r\n\r\nEvent: CoreShowChannelsComplete\r\n"
                        + "ActionID: " + id + "\r\nEventList: Complete\r\nListItems: 0\r\n\r\n";
            default -> head + "Message: done\r\n\r\n";
        };
    }

    private synchronized void write(String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
