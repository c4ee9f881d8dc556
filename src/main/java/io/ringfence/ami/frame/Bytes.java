package io.ringfence.ami.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Compares short runs of bytes eight at a time: headers are compared more often than anything else is done. */
public final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = ONES << 7;
    private static final long NEWLINES = ONES * '\n';

    private Bytes() {}

    /** Eight bytes from {@code at} as a number. */
    public static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    /** Whether {@code length} bytes of {@code one} and {@code other} are the same. */
    public static boolean same(byte[] one, int oneFrom, byte[] other, int otherFrom, int length) {
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                if (one[oneFrom + i] != other[otherFrom + i]) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (eight(one, oneFrom + i) != eight(other, otherFrom + i)) {
                return false;
            }
        }
        // The last eight may overlap the eight before them.
        return eight(one, oneFrom + last) == eight(other, otherFrom + last);
    }

    /**
     * Offset of the first LF in {@code bytes[from, limit)}, {@code limit} or more when there is none. Eight bytes at a time: a
     * byte that is LF becomes zero, and subtracting one borrows into its top bit (Warren, "Hacker's Delight", 6-1).
     */
    public static int newline(byte[] bytes, int from, int limit) {
        int i = from;
        for (; i <= limit - Long.BYTES; i += Long.BYTES) {
            long eight = eight(bytes, i) ^ NEWLINES;
            long found = eight - ONES & ~eight & TOPS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < limit && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /**
     * Eight digits as a number, -1 when one is none. Neighbours are joined to pairs, pairs to fours, fours to eight, each by one
     * multiplication (Lemire, "Quickly parsing eight digits", 2018).
     */
    public static int digits(long eight) {
        long high = eight & 0xF0F0F0F0F0F0F0F0L;
        long carried = eight + 0x0606060606060606L & 0xF0F0F0F0F0F0F0F0L;
        if ((high | carried >>> 4) != 0x3333333333333333L) {
            return -1;
        }
        long pairs = (eight & 0x0F0F0F0F0F0F0F0FL) * 2561 >>> 8;
        long fours = (pairs & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
        return (int) ((fours & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32);
    }
}
