package io.ringfence.stat;

import java.time.Duration;

/**
 * The highest sum of any finished period, halving with every half-life since: what is usual at the busiest.
 *
 * <p>The unfinished period never counts, so what happens now cannot make itself usual. With {@code peak} the value after a
 * period that ended {@code t} ago and {@code n} the sum of the next finished one, it is {@code max(peak * 2^(-t / halfLife),
 * min(n, growth * max(peak, floor)))}: what is usual grows slowly, so that a thief's first day does not excuse his second. Takes 12
 * bytes.
 */
public final class DecayingPeak {
    private static final int SUM = Integer.BYTES;
    private static final int PEAK = SUM + Float.BYTES;

    private final int at;
    private final long periodNanos;
    private final double halfLifePeriods;
    private final Growth growth;

    /**
     * How fast a peak may rise.
     *
     * @param times a period adds at most to so many times the peak
     * @param floor and to so many times this, if the peak is lower
     */
    public record Growth(double times, double floor) {
        /** As fast as it comes. */
        public static final Growth FREE = new Growth(1, Double.MAX_VALUE);
    }

    /** Reserves a peak over periods of {@code period} that halves in {@code halfLife}. */
    public DecayingPeak(Layout layout, Duration period, Duration halfLife) {
        this(layout, period, halfLife, Growth.FREE);
    }

    /** Reserves one that rises no faster than {@code growth}. */
    public DecayingPeak(Layout layout, Duration period, Duration halfLife, Growth growth) {
        this.periodNanos = period.toNanos();
        this.halfLifePeriods = (double) halfLife.toNanos() / periodNanos;
        this.growth = growth;
        this.at = layout.reserve(PEAK + Float.BYTES);
    }

    /** Counts one event at {@code atNanos}; a late one counts for the newest period. */
    public void add(Slice row, long atNanos) {
        add(row, atNanos, 1);
    }

    /** Adds {@code amount}, not negative, at {@code atNanos}. */
    public void add(Slice row, long atNanos, double amount) {
        int period = (int) Math.floorDiv(atNanos, periodNanos);
        if (period > row.getInt(at)) {
            row.putFloat(at + PEAK, (float) value(row, atNanos));
            row.putFloat(at + SUM, 0);
            row.putInt(at, period);
        }
        row.putFloat(at + SUM, (float) (row.getFloat(at + SUM) + amount));
    }

    /** The sum of the unfinished period. */
    public double total(Slice row, long atNanos) {
        return (int) Math.floorDiv(atNanos, periodNanos) > row.getInt(at) ? 0 : row.getFloat(at + SUM);
    }

    /** The peak of all finished periods as seen at {@code atNanos}, a period. */
    public double value(Slice row, long atNanos) {
        double peak = row.getFloat(at + PEAK);
        double sum = row.getFloat(at + SUM);
        long passed = Math.floorDiv(atNanos, periodNanos) - row.getInt(at);
        if (passed <= 0 || (peak == 0 && sum == 0)) {
            return peak;
        }
        double learned = Math.min(sum, growth.times() * Math.max(peak, growth.floor()));
        double decayed = peak * Math.exp(-Math.log(2) * passed / halfLifePeriods);
        return Math.max(decayed, learned * Math.exp(-Math.log(2) * (passed - 1) / halfLifePeriods));
    }
}
