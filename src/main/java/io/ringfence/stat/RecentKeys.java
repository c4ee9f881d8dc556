package io.ringfence.stat;

import java.time.Duration;

/**
 * Which things were seen lately, each with a group and flags: how many different ones, and of how many groups, with some flag set.
 *
 * <p>Keeps the {@code places} seen last, so figures are exact up to {@code places} and say {@code places} above it. What is older than
 * {@code keep} is forgotten. Takes 6 bytes a place and 4: 16 bits of the thing's hash, a byte for the group, one for the flags, and the
 * second within a day's length.
 */
public final class RecentKeys {
    private static final long SECOND = 1_000_000_000L;
    private static final int PLACE = 6;
    private static final int FLAGS = 3;
    private static final int TIME = 4;
    private static final int LOW = 0xFFFF;
    private static final int USED = 0x80;

    private final int at;
    private final int places;
    private final int keepSeconds;

    /** Reserves {@code places} for what was seen within {@code keep}, at most 9 hours. */
    public RecentKeys(Layout layout, int places, Duration keep) {
        if (keep.toSeconds() > LOW / 2) {
            throw new IllegalArgumentException("at most 9 hours can be kept, not " + keep);
        }
        this.places = places;
        this.keepSeconds = (int) keep.toSeconds();
        this.at = layout.reserve(Integer.BYTES + PLACE * places);
    }

    /**
     * Notes that {@code id} of {@code group} was seen; the one not seen for longest makes room.
     *
     * @param group 0 to 255
     * @param flags 0 to 127
     */
    public void add(Slice row, int id, int group, int flags, long atNanos) {
        int now = purge(row, atNanos);
        int folded = (id ^ (id >>> 16)) & LOW;
        int oldest = at + Integer.BYTES;
        for (int place = at + Integer.BYTES; place < at + Integer.BYTES + PLACE * places; place += PLACE) {
            boolean used = row.getByte(place + FLAGS) != 0;
            if (used && row.getShort(place) == folded) {
                oldest = place;
                break;
            }
            if (!used) {
                if (row.getByte(oldest + FLAGS) != 0) {
                    oldest = place;
                }
            } else if (row.getByte(oldest + FLAGS) != 0 && age(row, place, now) > age(row, oldest, now)) {
                oldest = place;
            }
        }
        row.putShort(oldest, folded);
        row.putByte(oldest + 2, group);
        row.putByte(oldest + FLAGS, flags | USED);
        row.putShort(oldest + TIME, now & LOW);
    }

    /** How many different things with a flag of {@code mask} were seen at most {@code within} ago, to the second. */
    public int things(Slice row, long atNanos, Duration within, int mask) {
        int now = (int) Math.floorDiv(atNanos, SECOND);
        int count = 0;
        for (int place = at + Integer.BYTES; place < at + Integer.BYTES + PLACE * places; place += PLACE) {
            count += counts(row, place, now, within, mask) ? 1 : 0;
        }
        return count;
    }

    /** Of how many different groups things with a flag of {@code mask} were seen at most {@code within} ago. */
    public int groups(Slice row, long atNanos, Duration within, int mask) {
        int now = (int) Math.floorDiv(atNanos, SECOND);
        int count = 0;
        for (int place = at + Integer.BYTES; place < at + Integer.BYTES + PLACE * places; place += PLACE) {
            if (counts(row, place, now, within, mask) && !seenBefore(row, place, now, within, mask)) {
                count++;
            }
        }
        return count;
    }

    /** How many different things of {@code group} were seen at most {@code within} ago. */
    public int ofGroup(Slice row, long atNanos, Duration within, int group) {
        int now = (int) Math.floorDiv(atNanos, SECOND);
        int count = 0;
        for (int place = at + Integer.BYTES; place < at + Integer.BYTES + PLACE * places; place += PLACE) {
            boolean same = row.getByte(place + 2) == group;
            count += same && counts(row, place, now, within, USED) ? 1 : 0;
        }
        return count;
    }

    private boolean seenBefore(Slice row, int place, int now, Duration within, int mask) {
        for (int other = at + Integer.BYTES; other < place; other += PLACE) {
            if (row.getByte(other + 2) == row.getByte(place + 2) && counts(row, other, now, within, mask)) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(Slice row, int place, int now, Duration within, int mask) {
        return (row.getByte(place + FLAGS) & mask) != 0
                && now - row.getInt(at) <= keepSeconds
                && age(row, place, now) <= Math.min(within.toSeconds(), keepSeconds);
    }

    /** Forgets what is too old to tell its age by 16 bits. */
    private int purge(Slice row, long atNanos) {
        int now = (int) Math.floorDiv(atNanos, SECOND);
        boolean all = now - row.getInt(at) > keepSeconds || row.getInt(at) - now > keepSeconds;
        for (int place = at + Integer.BYTES; place < at + Integer.BYTES + PLACE * places; place += PLACE) {
            if (all || age(row, place, now) > keepSeconds) {
                row.putByte(place + FLAGS, 0);
            }
        }
        row.putInt(at, all ? now : Math.max(now, row.getInt(at)));
        return now;
    }

    /** Seconds since a place was seen; a little below none for an event that came late. */
    private static int age(Slice row, int place, int now) {
        return (short) (now - row.getShort(place + TIME));
    }
}
