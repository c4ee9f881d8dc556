package io.ringfence.ami;

import io.ringfence.ami.frame.Frame;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A recorded session, read by the decoder that reads the live one.
 *
 * <p>Event time is the {@code Timestamp:} header; a frame without one takes the last. Time never runs backwards.
 */
public final class Capture implements Closeable {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final InputStream in;
    private final Schemas schemas = new Schemas();
    private final Decoder decoder;
    private final String pbx;
    private long atNanos;
    private boolean ended;

    private Capture(String pbx, InputStream in) {
        this.pbx = pbx;
        this.in = in;
        this.decoder = new Decoder(schemas, this::stamp, new Recorded());
    }

    /**
     * Opens {@code file} as what {@code pbx} said.
     *
     * @throws IOException also when the file is empty or packed, with what to do about it
     */
    public static Capture open(String pbx, Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(GZIP.length);
            byte[] head = in.readNBytes(GZIP.length);
            in.reset();
            if (head.length == 0) {
                throw new IOException(file + " is empty: there is nothing to replay");
            }
            if (Arrays.equals(head, GZIP)) {
                throw new IOException(file + " is packed by gzip: unpack it first, with gunzip --keep");
            }
            return of(pbx, in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Reads a session from {@code in}. */
    public static Capture of(String pbx, InputStream in) {
        return new Capture(pbx, in);
    }

    /** The next event, or {@link Event#NOTHING} at the end. */
    public Event next() throws IOException {
        Event event = decoder.next();
        while (event == Event.NOTHING && !ended) {
            ended = decoder.fill(in) < 0;
            if (ended) {
                decoder.release();
            }
            event = decoder.next();
        }
        return event;
    }

    /** How many messages of each type were read so far. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        schemas.counts().forEach((name, count) -> counts.put(name, count.longValue()));
        return counts;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * A capture holds no actions, so every response is believed, and lists are known by the responses that begin them; where
     * a capture holds no response either, every list is.
     */
    private static final class Recorded implements Decoder.Responses {
        private final Outstanding answered = new Outstanding();
        private boolean responded;

        @Override
        public boolean answers(Frame frame) {
            responded = true;
            String id = Outstanding.idOf(frame);
            if (!id.isEmpty()) {
                answered.sentId(id);
            }
            return true;
        }

        @Override
        public boolean lists(String actionId) {
            return !responded || answered.knows(actionId);
        }
    }

    private Stamp stamp(long timestampNanos) {
        atNanos = Math.max(atNanos, timestampNanos);
        return new Stamp(pbx, atNanos, 0);
    }
}
