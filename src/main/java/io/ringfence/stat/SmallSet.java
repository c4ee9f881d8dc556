package io.ringfence.stat;

/** A set of small numbers, a bit each. */
public final class SmallSet {
    private final int at;
    private final int limit;

    /** Reserves a set of numbers from 0 to {@code limit - 1}. */
    public SmallSet(Layout layout, int limit) {
        this.limit = limit;
        this.at = layout.reserve((limit + 7) / 8);
    }

    /** Puts {@code number} in. */
    public void add(Slice row, int number) {
        int cell = cell(number);
        row.putByte(cell, row.getByte(cell) | (1 << (number & 7)));
    }

    /** Whether {@code number} is in. */
    public boolean contains(Slice row, int number) {
        return (row.getByte(cell(number)) & (1 << (number & 7))) != 0;
    }

    /** Whether nothing is in. */
    public boolean isEmpty(Slice row) {
        for (int cell = at; cell < at + (limit + 7) / 8; cell++) {
            if (row.getByte(cell) != 0) {
                return false;
            }
        }
        return true;
    }

    private int cell(int number) {
        if (number < 0 || number >= limit) {
            throw new IndexOutOfBoundsException("number must be below " + limit + ", not " + number);
        }
        return at + (number >> 3);
    }
}
