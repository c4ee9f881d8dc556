package io.ringfence.ami.frame;

import java.util.Arrays;

/**
 * Short texts seen lately, so that what every event of a call repeats is made once, and its hash with it.
 *
 * <p>Of fixed size, one text a place: who floods it with new texts makes it useless and no larger. A place is found by the first
 * and last eight bytes, which are kept beside it, for most texts are no longer than that; what differs only between them shares
 * a place, and the newest keeps it.
 */
public final class RecentTexts {
    private static final int PLACES_LOG = 12;
    private static final int LONGEST = 64;
    private static final int ENDS = 2 * Long.BYTES;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final String[] texts = new String[1 << PLACES_LOG];
    private final byte[] lengths = new byte[1 << PLACES_LOG];
    /** The first and the last eight bytes of each. */
    private final long[] ends = new long[2 << PLACES_LOG];
    /** All bytes of those longer than both. */
    private final byte[][] read = new byte[1 << PLACES_LOG][];

    public RecentTexts() {
        Arrays.fill(texts, "");
        Arrays.fill(read, new byte[0]);
    }

    /** {@code bytes[from, to)} as {@link Text#decode} reads it. */
    public String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length <= 0 || length > LONGEST) {
            return Text.decode(bytes, from, to);
        }
        long first = length < Long.BYTES ? few(bytes, from, to) : Bytes.eight(bytes, from);
        long last = length < Long.BYTES ? 0 : Bytes.eight(bytes, to - Long.BYTES);
        int place = place(first, last, length);
        boolean same = ends[2 * place] == first
                && ends[2 * place + 1] == last
                && lengths[place] == length
                && (length <= ENDS || Bytes.same(read[place], 0, bytes, from, length));
        if (!same) {
            texts[place] = Text.decode(bytes, from, to);
            ends[2 * place] = first;
            ends[2 * place + 1] = last;
            lengths[place] = (byte) length;
            if (length > ENDS) {
                keep(place, bytes, from, length);
            }
        }
        return texts[place];
    }

    private void keep(int place, byte[] bytes, int from, int length) {
        if (read[place].length < length) {
            read[place] = new byte[LONGEST];
        }
        System.arraycopy(bytes, from, read[place], 0, length);
    }

    /** Less than eight bytes as a number. */
    private static long few(byte[] bytes, int from, int to) {
        if (from + Long.BYTES <= bytes.length) {
            return Bytes.eight(bytes, from) & (1L << (to - from) * Byte.SIZE) - 1;
        }
        long few = 0;
        for (int i = to - 1; i >= from; i--) {
            few = few << Byte.SIZE | bytes[i] & 0xff;
        }
        return few;
    }

    private static int place(long first, long last, int length) {
        long mixed = (first * GOLDEN ^ last ^ length) * GOLDEN;
        return (int) ((mixed ^ mixed << 29) >>> Long.SIZE - PLACES_LOG);
    }
}
