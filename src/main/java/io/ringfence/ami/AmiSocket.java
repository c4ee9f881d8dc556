package io.ringfence.ami;

import io.ringfence.ami.frame.Frame;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The socket asterisk-java reads from, which shows it only what it is for: the banner and the answers to actions we sent.
 * Events are decoded here and go straight to the sink, a batch for each read.
 */
final class AmiSocket implements SocketConnectionFacade {
    /** What the connection wants to know of its socket. */
    interface Watcher {
        /** Every event, on the reader's thread, before the sink has it. */
        void saw(Event event);

        /** The stream ended: asterisk-java must not reconnect by itself. */
        void ended(String reason);
    }

    private static final int HOLD_STEPS = 20;
    private static final long HOLD_STEP_NANOS = 100_000;

    /**
     * TCP cuts what one write hands it only into segments of the size agreed on, which is never under this one (RFC 9293, 3.7.1);
     * and Asterisk writes an event at once. So what comes by itself and is no longer is a write, or several, and whole.
     */
    private static final int SMALLEST_SEGMENT = 536;

    private static final long QUIET_NANOS = 3_000_000_000L;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;
    private final String pbx;
    private final EventSink sink;
    private final Watcher watcher;
    private final Decoder decoder;
    private final Outstanding outstanding = new Outstanding();
    private final Deque<String> lines = new ArrayDeque<>();
    private final StringBuilder unwritten = new StringBuilder();
    private List<Event> batch = new ArrayList<>();
    private boolean bannerShown;
    private boolean whole;
    private long epochNanos;
    private Stamp stamp;
    private long newestNanos;
    private long measuredNanos;
    private boolean answered;
    private volatile long lagNanos;
    private volatile boolean stamped;

    AmiSocket(String pbx, Socket socket, InputStream in, Clock clock, Schemas schemas, EventSink sink, Watcher watcher)
            throws IOException {
        this.pbx = pbx;
        this.socket = socket;
        this.in = in;
        this.out = socket.getOutputStream();
        this.clock = clock;
        this.sink = sink;
        this.watcher = watcher;
        this.stamp = new Stamp(pbx, 0, 0);
        this.decoder = new Decoder(schemas, this::stamp, new Answers());
    }

    /** How old the newest event was when it was read, by the PBX's clock; 0 when none came for three seconds and a ping was answered. */
    long lagNanos() {
        return lagNanos;
    }

    /** Whether any event carried a time of its own. */
    boolean stamped() {
        return stamped;
    }

    @Override
    public String readLine() throws IOException {
        try {
            while (lines.isEmpty()) {
                decodeAll();
                if (lines.isEmpty() && !more()) {
                    watcher.ended("the PBX closed the connection");
                    return eof();
                }
            }
            return lines.poll();
        } catch (IOException e) {
            watcher.ended(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private boolean more() throws IOException {
        if (decoder.holding() && (whole || !arrives())) {
            decoder.release();
            return true;
        }
        boolean byItself = decoder.emptied();
        int read = decoder.fill(in);
        whole = byItself && read <= SMALLEST_SEGMENT;
        long readNanos = clock.monotonicNanos();
        epochNanos = clock.epochNanos();
        stamp = new Stamp(pbx, epochNanos, readNanos);
        return read >= 0;
    }

    /** Whether the rest of an event held back comes within the two milliseconds that it may cost. */
    private boolean arrives() throws IOException {
        for (int i = 0; i < HOLD_STEPS && in.available() == 0; i++) {
            LockSupport.parkNanos(HOLD_STEP_NANOS);
        }
        return in.available() > 0;
    }

    private void decodeAll() {
        for (Event event = decoder.next(); event != Event.NOTHING; event = decoder.next()) {
            watcher.saw(event);
            if (!(event instanceof Event.Unknown)) {
                batch.add(event);
            }
        }
        if (!bannerShown && !decoder.banner().isEmpty()) {
            bannerShown = true;
            lines.addFirst(decoder.banner());
        }
        measure();
        if (!batch.isEmpty()) {
            int size = batch.size();
            sink.accept(batch);
            batch = new ArrayList<>(size); // traffic comes in reads much alike
        }
    }

    /** A response overtakes events, so one between two events says nothing; after a while without events none is late. */
    private void measure() {
        if (newestNanos > 0) {
            stamped = true;
            lagNanos = epochNanos - newestNanos;
            newestNanos = 0;
            measuredNanos = stamp.readNanos();
        } else if (answered && stamp.readNanos() - measuredNanos > QUIET_NANOS) {
            lagNanos = 0;
        }
        answered = false;
    }

    private Stamp stamp(long timestampNanos) {
        if (timestampNanos > 0) {
            newestNanos = timestampNanos;
        }
        return stamp;
    }

    /** asterisk-java takes null for the end of the stream. */
    @SuppressWarnings("NullAway")
    private static String eof() {
        return null;
    }

    private final class Answers implements Decoder.Responses {
        @Override
        public boolean answers(Frame frame) {
            if (!outstanding.knows(Outstanding.idOf(frame))) {
                return false;
            }
            answered = true;
            for (int i = 0; i < frame.lines; i++) {
                lines.add(frame.line(i));
            }
            lines.add("");
            return true;
        }

        @Override
        public boolean lists(String actionId) {
            return outstanding.knows(actionId);
        }
    }

    @Override
    public void write(String text) {
        unwritten.append(text);
    }

    @Override
    public void flush() throws IOException {
        String text = unwritten.toString();
        unwritten.setLength(0);
        outstanding.sent(text);
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Closes at once, without waiting for the peer. */
    void abort() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // A socket that cannot be closed is closed.
            watcher.ended(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected() && !socket.isClosed();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
