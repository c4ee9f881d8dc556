package io.ringfence.stat;

import java.time.Duration;

/**
 * A sum over a ring of equal buckets of time. Never holds anything older than the ring, always all that is younger than the ring less one
 * bucket; to seven digits. Takes 4 bytes and 4 for each bucket.
 */
public final class WindowSum {
    private final int at;
    private final int buckets;
    private final long widthNanos;

    /** Reserves a ring of {@code buckets} buckets of {@code width} each. */
    public WindowSum(Layout layout, int buckets, Duration width) {
        this.buckets = buckets;
        this.widthNanos = width.toNanos();
        this.at = layout.reserve(Integer.BYTES + Float.BYTES * buckets);
    }

    /** Adds {@code amount} at {@code atNanos}; a late one counts in the newest bucket. */
    public void add(Slice row, long atNanos, double amount) {
        int now = (int) Math.floorDiv(atNanos, widthNanos);
        int newest = row.getInt(at);
        if (now > newest || newest - now >= buckets) {
            int passed = now > newest ? Math.min(buckets, now - newest) : buckets;
            for (int back = 0; back < passed; back++) {
                row.putFloat(cell(now - back), 0);
            }
            row.putInt(at, now);
            newest = now;
        }
        row.putFloat(cell(newest), (float) (row.getFloat(cell(newest)) + amount));
    }

    /** The sum as seen at {@code atNanos}. */
    public double value(Slice row, long atNanos) {
        int now = (int) Math.floorDiv(atNanos, widthNanos);
        int newest = row.getInt(at);
        double sum = 0;
        for (int bucket = Math.max(now, newest) - buckets + 1; bucket <= newest; bucket++) {
            sum += row.getFloat(cell(bucket));
        }
        return sum;
    }

    private int cell(int bucket) {
        return at + Integer.BYTES + Float.BYTES * Math.floorMod(bucket, buckets);
    }
}
