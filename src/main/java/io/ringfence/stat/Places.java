package io.ringfence.stat;

/**
 * The few places something was seen at: for each a number, a label, some marks, when it was first and last seen, and on how many
 * days, up to 255. When another one comes, that makes room which was seen on the fewest days (all of
 * {@value #SETTLED} and more alike), and of those the one not seen for longest. So what is seen once never pushes out what is
 * settled while there is anything else. Takes 18 bytes a place.
 */
public final class Places {
    /** No such place. */
    public static final int NONE = -1;

    private static final int SETTLED = 3;
    private static final int LABEL = 8;
    private static final int LAST = 10;
    private static final int FIRST = 14;
    private static final int DAYS = 16;
    private static final int MARKS = 17;
    private static final int BYTES = 18;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final int HOURS = 0xFFFF;
    private static final int MOST_DAYS = 255;

    private final int at;
    private final int places;

    /** Reserves room for {@code places}. */
    public Places(Layout layout, int places) {
        this.places = places;
        this.at = layout.reserve(places * BYTES);
    }

    /** How many there can be; each has an index below. */
    public int most() {
        return places;
    }

    /** Where the place of this number is kept; {@link #NONE} when it is not. */
    public int find(Slice row, long number) {
        for (int i = 0; i < places; i++) {
            if (row.getLong(cell(i)) == number && used(row, i)) {
                return i;
            }
        }
        return NONE;
    }

    /** Whether anything is kept at an index. */
    public boolean used(Slice row, int index) {
        return row.getByte(cell(index) + DAYS) != 0;
    }

    /**
     * Keeps a new place, seen for the first time now. The least known makes room, of several the one not seen for longest; one seen
     * within a day that has any of {@code precious} marks counts as well known.
     *
     * @param second seconds since 1970
     * @return its index
     */
    public int add(Slice row, long number, int label, int marks, int precious, long second) {
        int index = 0;
        for (int i = 1; i < places; i++) {
            if (rank(row, i, precious, second) < rank(row, index, precious, second)) {
                index = i;
            }
        }
        int cell = cell(index);
        row.putLong(cell, number);
        row.putShort(cell + LABEL, label);
        row.putInt(cell + LAST, (int) second);
        row.putShort(cell + FIRST, (int) (second / HOUR) & HOURS);
        row.putByte(cell + DAYS, 1);
        row.putByte(cell + MARKS, marks);
        return index;
    }

    /** Notes that a place was seen again; what comes late changes nothing. */
    public void seen(Slice row, int index, long second) {
        int cell = cell(index);
        long last = last(row, index);
        if (second <= last) {
            return;
        }
        row.putInt(cell + LAST, (int) second);
        if (second / DAY > last / DAY) {
            row.putByte(cell + DAYS, Math.min(MOST_DAYS, row.getByte(cell + DAYS) + 1));
        }
    }

    /** The number of a place. */
    public long number(Slice row, int index) {
        return row.getLong(cell(index));
    }

    /** Its label. */
    public int label(Slice row, int index) {
        return row.getShort(cell(index) + LABEL);
    }

    /** Its marks, 0 to 255. */
    public int marks(Slice row, int index) {
        return row.getByte(cell(index) + MARKS);
    }

    /** Sets its marks. */
    public void mark(Slice row, int index, int marks) {
        row.putByte(cell(index) + MARKS, marks);
    }

    /** When it was last seen, in seconds since 1970, until 2106. */
    public long last(Slice row, int index) {
        return Integer.toUnsignedLong(row.getInt(cell(index) + LAST));
    }

    /** When it was first seen, in seconds since 1970, cut to the hour; right for seven years. */
    public long first(Slice row, int index) {
        long last = last(row, index) / HOUR;
        return (last - (last - row.getShort(cell(index) + FIRST) & HOURS)) * HOUR;
    }

    /** On how many days it was seen, 1 to 255. */
    public int days(Slice row, int index) {
        return row.getByte(cell(index) + DAYS);
    }

    private long rank(Slice row, int index, int precious, long second) {
        boolean kept = (marks(row, index) & precious) != 0 && second - last(row, index) <= DAY;
        return (long) (kept ? SETTLED : Math.min(SETTLED, days(row, index))) << 32 | last(row, index);
    }

    private int cell(int index) {
        return at + index * BYTES;
    }
}
