package io.ringfence.ami;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Compares short runs of bytes eight at a time: headers are compared more often than anything else is done. */
final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** Eight bytes from {@code at} as a number. */
    static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    /** Whether {@code length} bytes of {@code one} and {@code other} are the same. */
    static boolean same(byte[] one, int oneFrom, byte[] other, int otherFrom, int length) {
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
}
