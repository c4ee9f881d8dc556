package io.ringfence.ami;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Short texts seen lately, so that what every event of a call repeats is made once, and its hash with it.
 *
 * <p>Of fixed size, one text a place: who floods it with new texts makes it useless and no larger. A place is found by the first
 * and last eight bytes; what differs only between them shares a place, and the newest keeps it.
 */
final class RecentTexts {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PLACES_LOG = 11;
    private static final int LONGEST = 64;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final String[] texts = new String[1 << PLACES_LOG];

    RecentTexts() {
        Arrays.fill(texts, "");
    }

    /** {@code bytes[from, to)} as {@link Text#decode} reads it. */
    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > LONGEST) {
            return Text.decode(bytes, from, to);
        }
        int place = place(bytes, from, to);
        String known = texts[place];
        if (same(known, bytes, from, length)) {
            return known;
        }
        String made = Text.decode(bytes, from, to);
        texts[place] = made;
        return made;
    }

    private static int place(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed += (long) EIGHT.get(bytes, from) * GOLDEN ^ (long) EIGHT.get(bytes, to - Long.BYTES);
        } else {
            for (int i = from; i < to; i++) {
                mixed = mixed << 8 | bytes[i] & 0xff;
            }
        }
        mixed *= GOLDEN;
        return (int) ((mixed ^ mixed << 29) >>> Long.SIZE - PLACES_LOG);
    }

    /** Bytes above 127 are negative and equal no character. */
    private static boolean same(String known, byte[] bytes, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
