package io.ringfence.stat;

/**
 * On which days something happened: the first, the newest, how many, and how long nothing had happened when it last came back.
 * Days are whole numbers from any fixed day, 1 to 65,535, and never go back: a late one counts as the newest. Takes 16 bytes.
 */
public final class DaysSeen {
    private static final int MOST = 0xFFFF;
    private static final int LAST = 2;
    private static final int COUNT = 4;
    private static final int RESUMED = 6;
    private static final int GAP = 8;
    private static final int BYTES = 10;

    private final int at;
    private final int gap;

    /** Reserves its place. A pause of {@code gap} days or more is remembered when it ends. */
    public DaysSeen(Layout layout, int gap) {
        this.gap = gap;
        this.at = layout.reserve(BYTES);
    }

    /** Notes that it happened on {@code day}. */
    public void add(Slice row, int day) {
        int bounded = Math.max(1, Math.min(MOST, day));
        int last = row.getShort(at + LAST);
        if (last == 0) {
            row.putShort(at, bounded);
            row.putShort(at + RESUMED, bounded);
            row.putShort(at + GAP, MOST);
        } else if (bounded <= last) {
            return;
        } else if (bounded - last >= gap) {
            row.putShort(at + RESUMED, bounded);
            row.putShort(at + GAP, bounded - last);
        }
        row.putShort(at + LAST, bounded);
        row.putShort(at + COUNT, Math.min(MOST, row.getShort(at + COUNT) + 1));
    }

    /** The first day, 0 when it never happened. */
    public int first(Slice row) {
        return row.getShort(at);
    }

    /** The newest day, 0 when it never happened. */
    public int last(Slice row) {
        return row.getShort(at + LAST);
    }

    /** On how many days. */
    public int count(Slice row) {
        return row.getShort(at + COUNT);
    }

    /**
     * How long it had not happened, seen on {@code day}: since the newest day when that is a pause; else the pause that ended at
     * most {@code since} days ago; 0 when neither. 65,535 when it had never happened before.
     */
    public int pause(Slice row, int day, int since) {
        int last = row.getShort(at + LAST);
        if (last == 0) {
            return MOST;
        }
        if (day - last >= gap) {
            return day - last;
        }
        return day - row.getShort(at + RESUMED) <= since ? row.getShort(at + GAP) : 0;
    }

    /** What {@link #pause} says of something that had never happened before. */
    public static int never() {
        return MOST;
    }
}
