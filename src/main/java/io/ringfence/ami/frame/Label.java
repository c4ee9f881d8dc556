package io.ringfence.ami.frame;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that are expected at a known place: compared in place, eight at a time. May look at up to {@link #LONGEST} bytes behind
 * the place, so the buffer must go on that far, whatever stands there.
 */
public final class Label {
    /** No label is longer. */
    public static final int LONGEST = 64;

    public final int length;
    private final byte[] bytes;
    private final long first;
    private final long mask;

    public Label(String text) {
        bytes = text.getBytes(StandardCharsets.US_ASCII);
        length = bytes.length;
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a label has 1 to " + LONGEST + " bytes, not " + length);
        }
        long eight = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            eight = eight << Byte.SIZE | bytes[i] & 0xff;
        }
        first = eight;
        mask = length >= Long.BYTES ? -1 : (1L << length * Byte.SIZE) - 1;
    }

    /** Whether these bytes stand at {@code at}. */
    public boolean at(byte[] buffer, int at) {
        if ((Bytes.eight(buffer, at) & mask) != first) {
            return false;
        }
        if (length <= Long.BYTES) {
            return true;
        }
        int last = length - Long.BYTES;
        for (int i = Long.BYTES; i < last; i += Long.BYTES) {
            if (Bytes.eight(bytes, i) != Bytes.eight(buffer, at + i)) {
                return false;
            }
        }
        // The last eight may overlap the eight before them.
        return Bytes.eight(bytes, last) == Bytes.eight(buffer, at + last);
    }
}
