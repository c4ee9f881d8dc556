package io.ringfence.stat;

import java.time.Duration;

/**
 * Counts what happened lately, in a ring of equal buckets of time.
 *
 * <p>{@link #count} over {@code n} buckets of width {@code w} is exact for the buckets it covers: the current, unfinished one
 * and the {@code n - 1} before it. So it never counts anything older than {@code n * w}, always counts everything younger than
 * {@code (n - 1) * w}, and what lies between is the error. A bucket holds 65,535 and stays there.
 *
 * <p>Time may go back a little: a late event is counted in its own bucket while that is kept. A step back of more than the
 * whole ring is taken for a clock set back and starts anew, so that one wrong stamp in the future cannot blind the count.
 *
 * <p>Takes 8 bytes for the newest bucket's number and 2 for each bucket.
 */
public final class BucketWindow {
    private static final int MOST = 0xFFFF;
    private static final int COUNTS = Long.BYTES;

    private final int at;
    private final int buckets;
    private final long widthNanos;

    /** Reserves a ring of {@code buckets} buckets of {@code width} each. */
    public BucketWindow(Layout layout, int buckets, Duration width) {
        if (buckets < 1 || width.isNegative() || width.isZero()) {
            throw new IllegalArgumentException("a window needs buckets and a width, not " + buckets + " of " + width);
        }
        this.buckets = buckets;
        this.widthNanos = width.toNanos();
        this.at = layout.reserve(COUNTS + Short.BYTES * buckets);
    }

    /** Counts one event at {@code atNanos}. */
    public void add(Slice row, long atNanos) {
        long bucket = Math.floorDiv(atNanos, widthNanos);
        long newest = advance(row, bucket);
        if (bucket > newest - buckets) {
            int cell = cell(bucket);
            row.putShort(cell, Math.min(MOST, row.getShort(cell) + 1));
        }
    }

    /** Events in the newest {@code last} buckets as seen at {@code atNanos}. */
    public int count(Slice row, long atNanos, int last) {
        long newest = row.getLong(at);
        long now = Math.floorDiv(atNanos, widthNanos);
        if (now <= newest - buckets) {
            return 0;
        }
        long from = Math.max(now - last, newest - buckets) + 1;
        long cells = Math.min(now, newest) - from + 1;
        int cell = cells > 0 ? cell(from) : 0;
        int end = at + COUNTS + Short.BYTES * buckets;
        int sum = 0;
        for (long left = cells; left > 0; left--) {
            sum += row.getShort(cell);
            cell += Short.BYTES;
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
        long newest = row.getLong(at);
        boolean anew = bucket >= newest + buckets || bucket <= newest - 2L * buckets;
        if (anew) {
            row.zero(at + COUNTS, Short.BYTES * buckets);
        } else if (bucket <= newest) {
            return newest;
        }
        for (long passed = newest + 1; !anew && passed <= bucket; passed++) {
            row.putShort(cell(passed), 0);
        }
        row.putLong(at, bucket);
        return bucket;
    }

    private int cell(long bucket) {
        return at + COUNTS + Short.BYTES * Math.floorMod(bucket, buckets);
    }
}
