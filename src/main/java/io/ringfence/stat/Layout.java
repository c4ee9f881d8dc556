package io.ringfence.stat;

/**
 * How a row of bytes is shared out: every structure reserves its place once, and each row then holds all of them side by
 * side. A row starts as zeros, which every structure reads as "nothing seen yet".
 */
public final class Layout {
    private static final long PRIME = 0x100000001B3L;

    private int bytes;
    private long places = 0xCBF29CE484222325L;
    private boolean closed;

    /**
     * Reserves {@code length} bytes in every row.
     *
     * @return where they begin, a multiple of 4
     */
    public int reserve(int length) {
        if (closed) {
            throw new IllegalStateException("rows of this layout exist already: reserve before the first row");
        }
        int at = bytes;
        bytes += (length + 3) & ~3;
        places = (places ^ length) * PRIME;
        return at;
    }

    /** Bytes reserved so far in every row. */
    public int bytes() {
        return bytes;
    }

    /** A hash (FNV-1a) of all places reserved so far: rows of layouts that differ in it cannot be exchanged. */
    public long places() {
        return places;
    }

    /** Bytes of a row. After this nothing can be reserved. */
    public int close() {
        closed = true;
        return bytes;
    }

    /** A row that stands alone, for a single subject. */
    public Slice single() {
        Slice slice = new Slice();
        slice.point(new byte[close()], 0);
        return slice;
    }
}
