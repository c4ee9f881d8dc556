package io.ringfence.stat;

/**
 * How a row of bytes is shared out: every structure reserves its place once, and each row then holds all of them side by
 * side. A row starts as zeros, which every structure reads as "nothing seen yet".
 */
public final class Layout {
    private int bytes;
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
        return at;
    }

    /** Bytes reserved so far in every row. */
    public int bytes() {
        return bytes;
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
