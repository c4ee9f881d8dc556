package io.ringfence.ami;

import java.util.Arrays;

/** Where the values of a matched frame are: one slot for each field of its schema. Reused for every frame. */
final class Values {
    byte[] bytes = new byte[0];
    private final int[] from;
    private final int[] to;
    private final RecentTexts texts = new RecentTexts();

    Values(int slots) {
        from = new int[slots];
        to = new int[slots];
    }

    void clear(byte[] bytes, int slots) {
        this.bytes = bytes;
        Arrays.fill(from, 0, slots, -1);
    }

    void set(int slot, int from, int to) {
        this.from[slot] = from;
        this.to[slot] = to;
    }

    boolean has(int slot) {
        return from[slot] >= 0;
    }

    /** Offset of the value in slot {@code slot}, which must be there. */
    int from(int slot) {
        return from[slot];
    }

    /** Offset behind the value in slot {@code slot}, which must be there. */
    int to(int slot) {
        return to[slot];
    }

    /** The value as text; {@code ""} when absent or when Asterisk prints {@code <unknown>} for nothing. */
    String text(int slot) {
        int a = from[slot];
        if (a < 0 || isUnknown(a, to[slot])) {
            return "";
        }
        return texts.of(bytes, a, to[slot]);
    }

    /** The value as a number; {@code absent} when the header is not there. */
    int integer(int slot, int absent) {
        int a = from[slot];
        if (a < 0) {
            return absent;
        }
        boolean negative = bytes[a] == '-';
        long value = 0;
        for (int i = negative ? a + 1 : a; i < to[slot]; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(Integer.MIN_VALUE, negative ? -value : value));
    }

    /** {@code hh:mm:ss} in seconds. */
    long seconds(int slot) {
        long total = 0;
        long part = 0;
        for (int i = Math.max(0, from[slot]); i < to[slot]; i++) {
            if (bytes[i] == ':') {
                total = (total + part) * 60;
                part = 0;
            } else {
                part = part * 10 + (bytes[i] - '0');
            }
        }
        return total + part;
    }

    /** The channel block whose first field is {@code base}. */
    Snapshot snapshot(int base) {
        if (!has(base)) {
            return Snapshot.NONE;
        }
        return new Snapshot(
                text(base),
                integer(base + 1, Snapshot.DOWN),
                text(base + 3),
                text(base + 4),
                text(base + 5),
                text(base + 8),
                text(base + 9),
                text(base + 10),
                text(base + 12),
                text(base + 13));
    }

    private boolean isUnknown(int a, int b) {
        return b - a == 9 && bytes[a] == '<' && bytes[a + 1] == 'u' && bytes[a + 8] == '>';
    }
}
