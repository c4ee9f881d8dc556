package io.ringfence.stat;

import java.time.Duration;

/**
 * A count of which half is forgotten in every half-life: {@code sum of weight_i * 2^(-age_i / halfLife)}. Takes 8 bytes. Ages are to
 * the second; an event before the newest counts as if it were of now.
 */
public final class DecayingCount {
    private static final long SECOND = 1_000_000_000L;
    private static final int COUNT = Integer.BYTES;

    private final int at;
    private final double halfLifeSeconds;

    /** Reserves a count that halves in {@code halfLife}. */
    public DecayingCount(Layout layout, Duration halfLife) {
        this.halfLifeSeconds = halfLife.toSeconds();
        this.at = layout.reserve(COUNT + Float.BYTES);
    }

    /** Adds {@code weight} at {@code atNanos}. */
    public void add(Slice row, long atNanos, double weight) {
        double now = value(row, atNanos) + weight;
        row.putInt(at, Math.max(row.getInt(at), (int) (atNanos / SECOND)));
        row.putFloat(at + COUNT, (float) now);
    }

    /** What is left at {@code atNanos}. */
    public double value(Slice row, long atNanos) {
        double count = row.getFloat(at + COUNT);
        int age = (int) (atNanos / SECOND) - row.getInt(at);
        return count == 0 || age <= 0 ? count : count * Math.exp(-Math.log(2) * age / halfLifeSeconds);
    }
}
