package io.ringfence.stat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in a larger array: the row a structure works on. Reused from row to row, so that looking at a million rows makes
 * no garbage. Not for more than one thread.
 */
public final class Slice {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NOTHING = new byte[0];

    /** The number of no row. */
    public static final int NOWHERE = -1;

    private byte[] bytes = NOTHING;
    private int base;
    private int row = NOWHERE;

    /** Points at the row that begins at {@code base} of {@code bytes}. */
    void point(byte[] bytes, int base) {
        this.bytes = bytes;
        this.base = base;
    }

    /** Points at row number {@code row} of a table. */
    void point(byte[] bytes, int base, int row) {
        point(bytes, base);
        this.row = row;
    }

    /** The number of the row it points at or pointed at last, for {@link #expect}. */
    public int row() {
        return row;
    }

    /** The row to be pointed at next is probably this: looking there first is cheaper than searching. */
    public void expect(int probable) {
        row = probable;
    }

    /** Points at no row. */
    public void clear() {
        point(NOTHING, 0);
    }

    /** Whether it points at a row. */
    public boolean present() {
        return bytes.length > 0;
    }

    long getLong(int at) {
        return (long) LONG.get(bytes, base + at);
    }

    void putLong(int at, long value) {
        LONG.set(bytes, base + at, value);
    }

    int getInt(int at) {
        return (int) INT.get(bytes, base + at);
    }

    void putInt(int at, int value) {
        INT.set(bytes, base + at, value);
    }

    float getFloat(int at) {
        return Float.intBitsToFloat(getInt(at));
    }

    void putFloat(int at, float value) {
        putInt(at, Float.floatToRawIntBits(value));
    }

    /** Two bytes, 0 to 65,535. */
    int getShort(int at) {
        return Short.toUnsignedInt((short) SHORT.get(bytes, base + at));
    }

    void putShort(int at, int value) {
        SHORT.set(bytes, base + at, (short) value);
    }

    int getByte(int at) {
        return Byte.toUnsignedInt(bytes[base + at]);
    }

    void putByte(int at, int value) {
        bytes[base + at] = (byte) value;
    }

    void zero(int at, int length) {
        java.util.Arrays.fill(bytes, base + at, base + at + length, (byte) 0);
    }
}
