package io.ringfence.stat;

import java.time.Duration;

/**
 * The highest count of any finished period, halving with every half-life since: what is usual at the busiest.
 *
 * <p>The unfinished period never counts, so what happens now cannot make itself usual. With {@code peak} the value after a
 * period that ended {@code t} ago and {@code n} the count of the next finished one, it is {@code max(peak * 2^(-t / halfLife),
 * n)}. Takes 16 bytes.
 */
public final class DecayingPeak {
    private static final int COUNT = Long.BYTES;
    private static final int PEAK = COUNT + Integer.BYTES;

    private final int at;
    private final long periodNanos;
    private final double halfLifePeriods;

    /** Reserves a peak over periods of {@code period} that halves in {@code halfLife}. */
    public DecayingPeak(Layout layout, Duration period, Duration halfLife) {
        this.periodNanos = period.toNanos();
        this.halfLifePeriods = (double) halfLife.toNanos() / periodNanos;
        this.at = layout.reserve(PEAK + Float.BYTES);
    }

    /** Counts one event at {@code atNanos}; a late one counts for the newest period. */
    public void add(Slice row, long atNanos) {
        long period = Math.floorDiv(atNanos, periodNanos);
        long newest = row.getLong(at);
        if (period > newest) {
            row.putInt(at + PEAK, Float.floatToRawIntBits((float) value(row, atNanos)));
            row.putInt(at + COUNT, 0);
            row.putLong(at, period);
        }
        row.putInt(at + COUNT, Math.min(Integer.MAX_VALUE - 1, row.getInt(at + COUNT)) + 1);
    }

    /** The peak of all finished periods as seen at {@code atNanos}, in events a period. */
    public double value(Slice row, long atNanos) {
        double peak = Float.intBitsToFloat(row.getInt(at + PEAK));
        int count = row.getInt(at + COUNT);
        long passed = Math.floorDiv(atNanos, periodNanos) - row.getLong(at);
        if (passed <= 0 || (peak == 0 && count == 0)) {
            return peak;
        }
        double decayed = peak * Math.exp(-Math.log(2) * passed / halfLifePeriods);
        return Math.max(decayed, count * Math.exp(-Math.log(2) * (passed - 1) / halfLifePeriods));
    }
}
