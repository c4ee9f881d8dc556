package io.ringfence.stat;

import java.time.Duration;

/**
 * Counts what happened lately, in a ring of equal buckets of time.
 *
 * <p>{@link #count} over {@code n} buckets of width {@code w} is exact for the buckets it covers: the current, unfinished one
 * and the {@code n - 1} before it. So it never counts anything older than {@code n * w}, always counts everything younger than
 * {@code (n - 1) * w}, and what lies between is the error. A bucket holds 65,535, or 255 if it is {@linkplain #narrow narrow}, and
 * stays there.
 *
 * <p>Time may go back a little: a late event is counted in its own bucket while that is kept. A step back of more than the
 * whole ring is taken for a clock set back and starts anew, so that one wrong stamp in the future cannot blind the count.
 *
 * <p>Takes 4 bytes for the newest bucket's number and 2 for each bucket, 1 if it is narrow.
 */
/*
 * Of the newest bucket's number the lower 32 bits are kept; the rest is that of the bucket asked about, which is never 2^31 away
 * while the count is not empty.
 */
public final class BucketWindow {
    private static final int COUNTS = Integer.BYTES;

    private final int at;
    private final int buckets;
    private final long widthNanos;
    private final int cellBytes;

    /** Reserves a ring of {@code buckets} buckets of {@code width} each. */
    public BucketWindow(Layout layout, int buckets, Duration width) {
        this(layout, buckets, width, Short.BYTES);
    }

    /** Reserves a ring whose buckets hold 255 at most, in half the room. */
    public static BucketWindow narrow(Layout layout, int buckets, Duration width) {
        return new BucketWindow(layout, buckets, width, Byte.BYTES);
    }

    private BucketWindow(Layout layout, int buckets, Duration width, int cellBytes) {
        if (buckets < 1 || width.isNegative() || width.isZero()) {
            throw new IllegalArgumentException("a window needs buckets and a width, not " + buckets + " of " + width);
        }
        this.buckets = buckets;
        this.widthNanos = width.toNanos();
        this.cellBytes = cellBytes;
        this.at = layout.reserve(COUNTS + cellBytes * buckets);
    }

    /** Counts one event at {@code atNanos}. */
    public void add(Slice row, long atNanos) {
        long bucket = Math.floorDiv(atNanos, widthNanos);
        long newest = advance(row, bucket);
        if (bucket > newest - buckets) {
            int cell = cell(bucket);
            put(row, cell, Math.min((1 << (8 * cellBytes)) - 1, get(row, cell) + 1));
        }
    }

    /** Events in the newest {@code last} buckets as seen at {@code atNanos}. */
    public int count(Slice row, long atNanos, int last) {
        long now = Math.floorDiv(atNanos, widthNanos);
        long newest = newest(row, now);
        if (now <= newest - buckets) {
            return 0;
        }
        long from = Math.max(now - last, newest - buckets) + 1;
        long cells = Math.min(now, newest) - from + 1;
        int cell = cells > 0 ? cell(from) : 0;
        int end = at + COUNTS + cellBytes * buckets;
        int sum = 0;
        for (long left = cells; left > 0; left--) {
            sum += get(row, cell);
            cell += cellBytes;
            if (cell == end) {
                cell = at + COUNTS;
            }
        }
        return sum;
    }

    /** Events in the whole ring as seen at {@code atNanos}. */
    public int count(Slice row, long atNanos) {
        return count(row, atNanos, buckets);
    }

    private long advance(Slice row, long bucket) {
        long newest = newest(row, bucket);
        boolean anew = bucket >= newest + buckets || bucket <= newest - 2L * buckets;
        if (anew) {
            row.zero(at + COUNTS, cellBytes * buckets);
        } else if (bucket <= newest) {
            return newest;
        }
        for (long passed = newest + 1; !anew && passed <= bucket; passed++) {
            put(row, cell(passed), 0);
        }
        row.putInt(at, (int) bucket);
        return bucket;
    }

    private long newest(Slice row, long near) {
        return near - ((int) near - row.getInt(at));
    }

    private int get(Slice row, int cell) {
        return cellBytes == Byte.BYTES ? row.getByte(cell) : row.getShort(cell);
    }

    private void put(Slice row, int cell, int count) {
        if (cellBytes == Byte.BYTES) {
            row.putByte(cell, count);
        } else {
            row.putShort(cell, count);
        }
    }

    private int cell(long bucket) {
        return at + COUNTS + cellBytes * Math.floorMod(bucket, buckets);
    }
}
