package io.ringfence.ami;

import io.ringfence.ami.frame.Text;

/**
 * A stranger's text in a broken event, known once the first field that holds it is passed. Other fields often repeat it, with
 * more before it and less behind it; so what is compared begins where it first breaks its line.
 */
final class ForgedText {
    private final byte[] bytes;
    private final int limit;
    private int from = -1;
    private int to = -1;
    private int breaks = -1;
    private boolean undecided;
    private String field = "";

    /** A text still to be found in {@code bytes} up to {@code limit}. */
    ForgedText(byte[] bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /** The header that carried it; {@code ""} when none is to blame. */
    String field() {
        return field;
    }

    /** What it says, escaped; {@code ""} when none was found. */
    String shown() {
        return from < 0 ? "" : Text.show(bytes, from, to);
    }

    /** Finds it in {@code bytes[from, to)}, the value of header {@code name}, which runs over its line; the first counts. */
    void blame(String name, int from, int to) {
        if (this.from >= 0) {
            return;
        }
        field = name;
        this.from = from;
        this.to = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        int newline = lineEnd(from);
        breaks = newline > from && bytes[newline - 1] == '\r' ? newline - 1 : newline;
    }

    /**
     * Offset of the line behind the text, where the line that ends at {@code lineEnd} begins a repetition of it, whole or cut
     * short; of the very next line where it does not.
     */
    int behind(int lineEnd) {
        undecided = false;
        int end = lineEnd;
        while (breaks >= 0) {
            int start = bytes[end - 1] == '\r' ? end - 1 : end;
            int same = same(start);
            boolean repeated = start != breaks && same > 2 && (breaks + same >= to || isBreak(start + same));
            int next = repeated ? lineEnd(start + same) : -1;
            undecided = start != breaks && (start + same >= limit || repeated && (next < 0 || next + 2 >= limit));
            if (next <= end) {
                break;
            }
            end = next;
        }
        return end + 1;
    }

    /** Whether the last {@link #behind} would have needed more bytes to be sure. */
    boolean undecided() {
        return undecided;
    }

    /** Offset of the LF that ends the line {@code from} is in; -1 when it has not arrived. */
    int lineEnd(int from) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int same(int start) {
        int same = 0;
        while (breaks + same < to && start + same < limit && bytes[breaks + same] == bytes[start + same]) {
            same++;
        }
        return same;
    }

    private boolean isBreak(int at) {
        return at < limit && (bytes[at] == '\r' || bytes[at] == '\n');
    }
}
