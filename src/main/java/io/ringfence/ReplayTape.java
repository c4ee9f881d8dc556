package io.ringfence;

import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.history.csv.Unpacked;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One capture being played, packed or not: its next event, and how far into the file it is. */
final class ReplayTape implements Closeable {
    /** Stands for no capture: it has ended. */
    static final ReplayTape BLANK = blank();

    private final Counted bytes;
    private final Capture capture;
    private Event next = Event.NOTHING;

    private ReplayTape(Counted bytes, Capture capture) {
        this.bytes = bytes;
        this.capture = capture;
    }

    static ReplayTape open(String pbx, Path file) throws IOException {
        Counted bytes = new Counted(Files.newInputStream(file));
        ReplayTape tape = new ReplayTape(bytes, Capture.of(pbx, Unpacked.of(bytes)));
        tape.next = tape.capture.next();
        return tape;
    }

    private static ReplayTape blank() {
        Counted nothing = new Counted(InputStream.nullInputStream());
        return new ReplayTape(nothing, Capture.of("", nothing));
    }

    boolean ended() {
        return next == Event.NOTHING;
    }

    long atNanos() {
        return next.stamp().atNanos();
    }

    /** The next event; the one after it is read. */
    Event take() throws IOException {
        Event taken = next;
        next = capture.next();
        return taken;
    }

    long bytesRead() {
        return bytes.count;
    }

    Map<String, Long> counts() {
        return capture.counts();
    }

    @Override
    public void close() throws IOException {
        capture.close();
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
