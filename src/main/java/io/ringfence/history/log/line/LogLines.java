package io.ringfence.history.log.line;

import io.ringfence.history.csv.Unpacked;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a log, packed or not, one at a time and without copying. Of a line longer than 64 KiB the rest is skipped, so a
 * file that is one line of a gigabyte takes no more memory than any other.
 */
public final class LogLines implements Closeable {
    /** What is kept of a line. */
    static final int LONGEST = 1 << 16;

    private static final int BUFFER = 1 << 18;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private int from;
    private int to;
    private long number;
    private long length;
    private boolean whole;
    private boolean ended;

    private LogLines(InputStream in) {
        this.in = in;
    }

    /** The lines of what {@code raw} holds. */
    public static LogLines of(InputStream raw) throws IOException {
        return new LogLines(Unpacked.of(raw));
    }

    /** Whether there is another line; the accessors tell of it then. */
    public boolean next() throws IOException {
        if (next == filled && !fill(next)) {
            return false;
        }
        number++;
        int searched = next;
        int end = find(searched);
        while (end < 0 && filled - next < LONGEST && !ended) {
            searched = filled - next;
            fill(next);
            end = find(next + searched);
        }
        from = next;
        if (end >= 0) {
            to = end;
            next = end + 1;
            length = (long) next - from;
            whole = to - from <= LONGEST;
        } else if (filled - from < LONGEST) {
            to = filled;
            next = filled;
            length = (long) next - from;
            whole = false; // the file ends without a line feed: the line may have been cut
        } else {
            skip();
        }
        to = Math.min(to, from + LONGEST);
        while (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        return true;
    }

    /** Keeps the beginning of a line that is too long and reads on until its end. */
    private void skip() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, LONGEST);
        from = 0;
        to = LONGEST;
        whole = false;
        length = (long) filled - next;
        while (true) {
            int read = in.read(buffer, LONGEST, BUFFER - LONGEST);
            if (read <= 0) {
                ended = true;
                filled = LONGEST;
                next = LONGEST;
                return;
            }
            filled = LONGEST + read;
            int end = find(LONGEST);
            if (end >= 0) {
                next = end + 1;
                length += next - LONGEST;
                return;
            }
            length += read;
        }
    }

    private int find(int start) {
        for (int i = start; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Moves what is left to the front and reads more behind it; false when there is nothing at all. */
    private boolean fill(int keep) throws IOException {
        int left = filled - keep;
        System.arraycopy(buffer, keep, buffer, 0, left);
        next = 0;
        filled = left;
        while (!ended && filled < BUFFER) {
            int read = in.read(buffer, filled, BUFFER - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
                if (filled > left) {
                    break;
                }
            }
        }
        return filled > 0;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Where the line begins in {@link #buffer}. */
    public int from() {
        return from;
    }

    /** Where it ends, without its line end. */
    public int to() {
        return to;
    }

    /** Its number, from 1. */
    public long number() {
        return number;
    }

    /** Its bytes with the line end, also those that were skipped. */
    public long length() {
        return length;
    }

    /** Whether it ended with a line feed and nothing of it was left out. */
    public boolean whole() {
        return whole;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
