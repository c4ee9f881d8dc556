package io.ringfence.stat;

/**
 * How much a subject has been seen: since which day, on how many different days, how many times. Takes 8 bytes. Days are numbered from
 * 1970; counts stay at 65,535.
 */
public final class Seen {
    private static final int MOST = 0xFFFF;
    private static final int NEWEST = 2;
    private static final int DAYS = 4;
    private static final int TIMES = 6;

    private final int at;

    /** Reserves it. */
    public Seen(Layout layout) {
        this.at = layout.reserve(TIMES + Short.BYTES);
    }

    /** Notes that the subject was seen on {@code day}. */
    public void note(Slice row, int day) {
        int times = row.getShort(at + TIMES);
        if (times == 0) {
            row.putShort(at, day);
        }
        if (times == 0 || day > row.getShort(at + NEWEST)) {
            row.putShort(at + NEWEST, day);
            row.putShort(at + DAYS, Math.min(MOST, row.getShort(at + DAYS) + 1));
        }
        row.putShort(at + TIMES, Math.min(MOST, times + 1));
    }

    /** On how many different days. */
    public int days(Slice row) {
        return row.getShort(at + DAYS);
    }

    /** How many times. */
    public int times(Slice row) {
        return row.getShort(at + TIMES);
    }

    /** Whether it was seen on a day before {@code day}. */
    public boolean before(Slice row, int day) {
        return times(row) > 0 && row.getShort(at) < day;
    }
}
