package io.ringfence.ami.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a byte stream into frames: lines up to a blank line.
 *
 * <p>Lines end with LF, a CR before it belongs to the ending: Asterisk mixes both. Memory is bounded whatever arrives: a
 * line over 64 KiB, a frame over 1 MiB or with over 1,000 lines is skipped up to the next blank line and counted.
 */
public final class Framing {
    public static final int MAX_LINE = 64 * 1024;
    public static final int MAX_FRAME = 1024 * 1024;
    private static final int LONGEST_BANNER = 256;
    private static final int INITIAL = 128 * 1024;
    private static final int LITTLE_ROOM = 4096;

    private byte[] buffer = new byte[INITIAL];
    private int start;
    private int end;
    private int scanned;
    private int lineStart;
    private int lines;
    private boolean skipping;
    private long skipped;
    private long base;
    private final Frame frame = new Frame();

    /** Reads what is there, at least one byte; -1 at the end of the stream. */
    public int fill(InputStream in) throws IOException {
        makeRoom();
        int read = in.read(buffer, end, room());
        if (read > 0) {
            end += read;
        }
        return read;
    }

    /** Frames that were too large to be AMI. */
    public long skipped() {
        return skipped;
    }

    /** Whether the last call to {@link #next} met a frame that was too large. */
    public boolean skipping() {
        return skipping;
    }

    /** The next complete frame, or {@code frame.lines == 0} when more bytes are needed. */
    public Frame next() {
        byte[] b = buffer;
        int i = scanned;
        int limit = end;
        while ((i = Bytes.newline(b, i, limit)) < limit) {
            int lineEnd = i > lineStart && b[i - 1] == '\r' ? i - 1 : i;
            i++;
            if (lineEnd > lineStart) {
                keep(lineStart, lineEnd);
                lineStart = i;
                continue;
            }
            lineStart = i;
            if (finish(i)) {
                return frame;
            }
        }
        scanned = i;
        guard();
        frame.lines = 0;
        return frame;
    }

    /** First line of the stream, for the banner, which no blank line ends; {@code ""} until it is complete. */
    public String firstLine() {
        int newline = newline();
        if (newline < 0) {
            return "";
        }
        return Text.decode(buffer, start, newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline);
    }

    /** Goes on behind the first line. */
    public void dropFirstLine() {
        consume(newline() + 1);
    }

    /** Whether a stream has ended its first line, or is too long for a banner. */
    public boolean firstLineDue() {
        return newline() >= 0 || end - start > LONGEST_BANNER;
    }

    private int newline() {
        int at = Bytes.newline(buffer, start, end);
        return at < end ? at : -1;
    }

    /** How far into the stream {@code offset} is. */
    public long position(int offset) {
        return base + offset;
    }

    /** How much memory is held, in bytes. */
    public int capacity() {
        return buffer.length;
    }

    /** Offset behind the last byte read. */
    public int available() {
        return end;
    }

    /** What was read, up to {@link #available} and from {@link #start} on not yet taken. */
    public byte[] bytes() {
        return buffer;
    }

    /** Offset of the first byte not yet taken. */
    public int start() {
        return start;
    }

    /** Whether a frame may begin at {@link #start} of which nothing has been looked at. */
    public boolean atFrame() {
        return scanned == start && !skipping;
    }

    /** Goes on behind {@code offset}: an event was found to end there. */
    public void consume(int offset) {
        start = offset;
        scanned = offset;
        lineStart = offset;
        lines = 0;
    }

    /** Goes back to the beginning of the frame just returned, to see it again when more bytes are there. */
    public void unread() {
        consume(frame.start);
    }

    private void keep(int from, int to) {
        if (skipping) {
            return;
        }
        if (lines == Frame.MAX_LINES || to - from > MAX_LINE) {
            skip();
            return;
        }
        frame.starts[lines] = from;
        frame.ends[lines] = to;
        lines++;
    }

    private boolean finish(int behind) {
        boolean complete = lines > 0 && !skipping;
        if (complete) {
            frame.bytes = buffer;
            frame.lines = lines;
            frame.start = start;
            frame.end = behind;
        }
        skipping = false;
        consume(behind);
        return complete;
    }

    private void guard() {
        if (!skipping && (end - lineStart > MAX_LINE || end - start > MAX_FRAME)) {
            skip();
        }
        if (skipping) {
            // The last two bytes stay: they may be the CR and LF, or the end of a line, that the next chunk completes.
            lineStart = Math.max(lineStart, end - 2);
            start = lineStart;
            scanned = end;
        }
    }

    private void skip() {
        skipping = true;
        skipped++;
        lines = 0;
    }

    /** Bytes to be read at once; some are left free, for who compares eight at a time looks further than what was read. */
    private int room() {
        return buffer.length - Label.LONGEST - end;
    }

    private void makeRoom() {
        if (start == end) {
            base += start;
            consume(0);
            end = 0;
            return;
        }
        if (room() > 0 && (start == 0 || room() > LITTLE_ROOM)) {
            return;
        }
        int length = end - start;
        byte[] target = length > buffer.length / 2 ? Arrays.copyOf(buffer, buffer.length * 2) : buffer;
        System.arraycopy(buffer, start, target, 0, length);
        for (int i = 0; i < lines; i++) {
            frame.starts[i] -= start;
            frame.ends[i] -= start;
        }
        buffer = target;
        base += start;
        scanned -= start;
        lineStart -= start;
        end = length;
        start = 0;
    }
}
