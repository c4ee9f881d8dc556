package io.ringfence.stat;

/**
 * Things known since an earlier day: the {@code places} used last. Takes 3 bytes a place: 16 bits of the thing's hash, and the day it was
 * first noted. Of the things never noted one in {@code 65,536 / places} is taken for a known one.
 */
public final class KnownIds {
    private static final int PLACE = 3;
    private static final int LOW = 0xFFFF;
    private static final int DAYS = 255;

    private final int at;
    private final int places;

    /** Reserves {@code places}. */
    public KnownIds(Layout layout, int places) {
        this.places = places;
        this.at = layout.reserve(PLACE * places);
    }

    /** Notes {@code id} on {@code day}, or that a known one was used again. The one not used for longest makes room. */
    public void note(Slice row, int id, int day) {
        int place = find(row, id);
        int since = place < 0 ? code(day) : row.getByte(place + 2);
        int from = place < 0 ? at + PLACE * (places - 1) : place;
        for (int to = from; to > at; to -= PLACE) {
            row.putShort(to, row.getShort(to - PLACE));
            row.putByte(to + 2, row.getByte(to - PLACE + 2));
        }
        row.putShort(at, folded(id));
        row.putByte(at + 2, since);
    }

    /** Whether {@code id} was noted on a day before {@code day}. */
    public boolean knows(Slice row, int id, int day) {
        int place = find(row, id);
        return place >= 0 && row.getByte(place + 2) != code(day);
    }

    /** Whether {@code id} was noted on any day. */
    public boolean holds(Slice row, int id) {
        return find(row, id) >= 0;
    }

    /** Forgets what was first noted on {@code day}. */
    public void forget(Slice row, int day) {
        for (int place = at; place < at + PLACE * places; place += PLACE) {
            if (row.getByte(place + 2) == code(day)) {
                row.putByte(place + 2, 0);
            }
        }
    }

    /** Forgets everything. */
    public void clear(Slice row) {
        row.zero(at, PLACE * places);
    }

    private int find(Slice row, int id) {
        int folded = folded(id);
        for (int place = at; place < at + PLACE * places; place += PLACE) {
            if (row.getByte(place + 2) != 0 && row.getShort(place) == folded) {
                return place;
            }
        }
        return -1;
    }

    /** A day as 1 to 255, so that 0 is an empty place. After 255 days a thing may look new for one day. */
    private static int code(int day) {
        return 1 + Math.floorMod(day, DAYS);
    }

    private static int folded(int id) {
        return (id ^ (id >>> 16)) & LOW;
    }
}
