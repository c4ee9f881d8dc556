package io.ringfence.stat;

/** An exact sum that starts anew with every period, which the caller numbers. Never above {@link Long#MAX_VALUE}. Takes 12 bytes. */
public final class PeriodSum {
    private static final int SUM = Integer.BYTES;

    private final int at;

    /** Reserves a sum. */
    public PeriodSum(Layout layout) {
        this.at = layout.reserve(SUM + Long.BYTES);
    }

    /** Adds {@code amount}, not negative, to {@code period}; an earlier period is over and takes no more. */
    public void add(Slice row, int period, long amount) {
        if (period < row.getInt(at)) {
            return;
        }
        long before = value(row, period);
        row.putInt(at, period);
        row.putLong(at + SUM, amount > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + amount);
    }

    /** The sum of {@code period}; 0 unless it is the newest. */
    public long value(Slice row, int period) {
        return row.getInt(at) == period ? row.getLong(at + SUM) : 0;
    }
}
