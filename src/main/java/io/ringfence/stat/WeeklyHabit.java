package io.ringfence.stat;

/**
 * At which hours of which kind of day something usually happens: for each of {@value #KINDS} kinds of day and 24 hours on how many
 * days it did, up to 15, halving every {@value #HALVING_DAYS} days.
 *
 * <p>The present day never counts, so what happens now cannot make itself usual. Days never go back: what comes late counts for the
 * newest day. Takes 48 bytes.
 */
public final class WeeklyHabit {
    /** Kinds of day. */
    public static final int KINDS = 3;

    private static final int HOURS = 24;
    private static final int HALVING_DAYS = 56;
    private static final int MOST = 15;
    private static final int CELLS = KINDS * HOURS / 2;
    /** Day, its kind, its hours so far, the day of the last halving. */
    private static final int DAY = CELLS;

    private static final int KIND = DAY + 2;
    private static final int TODAY = KIND + 1;
    private static final int HALVED = TODAY + 3;
    private static final int BYTES = HALVED + 2;

    private final int at;

    /** Reserves its place. */
    public WeeklyHabit(Layout layout) {
        this.at = layout.reserve(BYTES);
    }

    /**
     * Notes that it happened.
     *
     * @param day a whole number from any fixed day, 1 to 65,535
     * @param kind 0 to 2
     * @param hour 0 to 23
     */
    public void add(Slice row, int day, int kind, int hour) {
        int newest = row.getShort(at + DAY);
        if (day > newest) {
            close(row);
            halve(row, day);
            row.putShort(at + DAY, day);
            row.putByte(at + KIND, kind);
            row.zero(at + TODAY, 3);
        }
        int cell = at + TODAY + (hour >> 3);
        row.putByte(cell, row.getByte(cell) | 1 << (hour & 7));
    }

    /** On how many days before {@code day} it happened within an hour of {@code hour} on days of {@code kind}, up to 45. */
    public int days(Slice row, int day, int kind, int hour) {
        int sum = 0;
        boolean finished = row.getShort(at + DAY) < day && row.getByte(at + KIND) == kind;
        for (int near = hour - 1; near <= hour + 1; near++) {
            int one = Math.floorMod(near, HOURS);
            sum += count(row, kind, one) + (finished && today(row, one) ? 1 : 0);
        }
        return sum;
    }

    private void close(Slice row) {
        int kind = row.getByte(at + KIND);
        for (int hour = 0; hour < HOURS; hour++) {
            if (today(row, hour)) {
                put(row, kind, hour, Math.min(MOST, count(row, kind, hour) + 1));
            }
        }
    }

    private void halve(Slice row, int day) {
        int halved = row.getShort(at + HALVED);
        if (halved == 0) {
            row.putShort(at + HALVED, day);
            return;
        }
        for (; halved + HALVING_DAYS <= day; halved += HALVING_DAYS) {
            for (int cell = at; cell < at + CELLS; cell++) {
                row.putByte(cell, row.getByte(cell) >> 1 & 0x77);
            }
            row.putShort(at + HALVED, halved + HALVING_DAYS);
        }
    }

    private boolean today(Slice row, int hour) {
        return (row.getByte(at + TODAY + (hour >> 3)) >> (hour & 7) & 1) != 0;
    }

    private int count(Slice row, int kind, int hour) {
        int cell = kind * HOURS + hour;
        return row.getByte(at + (cell >> 1)) >> ((cell & 1) << 2) & MOST;
    }

    private void put(Slice row, int kind, int hour, int value) {
        int cell = kind * HOURS + hour;
        int shift = (cell & 1) << 2;
        int other = row.getByte(at + (cell >> 1)) & ~(MOST << shift);
        row.putByte(at + (cell >> 1), other | value << shift);
    }
}
