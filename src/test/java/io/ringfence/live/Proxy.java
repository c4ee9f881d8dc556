package io.ringfence.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server, a PBX as a rule, that can be cut, go silent, or say what the server never said. */
public final class Proxy implements AutoCloseable {
    private record Pair(Socket client, Socket pbx) {}

    private final ServerSocket listening;
    private final int target;
    private final List<Pair> pairs = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile boolean refusing;

    /** Listens on a free port and leads to {@code target}, both on the loopback address. */
    public Proxy(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::accept);
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Swallows everything in both directions, or stops doing so; connections stay open. */
    void silent(boolean on) {
        silent = on;
    }

    /** Accepts and closes at once, or stops doing so. */
    public void refusing(boolean on) {
        refusing = on;
    }

    /** Cuts what is connected. */
    public void cut() {
        pairs.forEach(Proxy::close);
        pairs.clear();
    }

    /** Writes to every client, as if the PBX had. */
    void say(byte[] bytes, long times) throws IOException {
        for (Pair pair : pairs) {
            OutputStream out = pair.client.getOutputStream();
            for (long time = 0; time < times; time++) {
                out.write(bytes);
            }
            out.flush();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (refusing) {
                    client.close();
                } else {
                    lead(client);
                }
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void lead(Socket client) throws IOException {
        try {
            Pair pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), target));
            pair.client.setTcpNoDelay(true);
            pair.pbx.setTcpNoDelay(true);
            pairs.add(pair);
            begin(() -> pump(pair.client, pair.pbx));
            begin(() -> pump(pair.pbx, pair.client));
        } catch (IOException e) {
            client.close(); // the server is down just now, and may be up for the next
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!silent) {
                    out.write(Arrays.copyOf(buffer, read));
                }
            }
        } catch (IOException e) {
            // Either end is gone; closing both is all there is to do.
            return;
        }
    }

    private static void close(Pair pair) {
        try {
            pair.client.close();
            pair.pbx.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void begin(Runnable what) {
        Thread thread = new Thread(what, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
