package io.ringfence.stat;

import java.time.Duration;

/**
 * Decaying counts of the few things that happen most, each with a short and a long half-life. Keeps {@code places} of them; when all are
 * taken, the one with the lowest long count makes room and leaves nothing behind, so a count is never too high.
 *
 * <p>Takes 10 bytes a place: 16 bits of the thing's hash, the second, and both counts in 64ths up to 1,023. Two things of one hash, one pair
 * in 65,536, count as one.
 */
public final class DecayingCounts {
    private static final long SECOND = 1_000_000_000L;
    private static final int PLACE = 10;
    private static final int TIME = 2;
    private static final int BRIEF = 6;
    private static final int LONG = 8;
    private static final double UNIT = 64;
    private static final int MOST = 0xFFFF;

    private final int at;
    private final int places;
    private final double briefSeconds;
    private final double longSeconds;

    /** Reserves {@code places} pairs of counts that halve in {@code brief} and {@code lasting}. */
    public DecayingCounts(Layout layout, int places, Duration brief, Duration lasting) {
        this.places = places;
        this.briefSeconds = brief.toSeconds();
        this.longSeconds = lasting.toSeconds();
        this.at = layout.reserve(PLACE * places);
    }

    /** Adds {@code weight} to both counts of {@code id} at {@code atNanos}. */
    public void add(Slice row, int id, long atNanos, double weight) {
        int place = find(row, id);
        if (place < 0) {
            place = lowest(row, atNanos);
            row.zero(place, PLACE);
            row.putShort(place, folded(id));
        }
        int count = encode(decayed(row, place, LONG, longSeconds, atNanos) + weight);
        row.putShort(place + BRIEF, encode(decayed(row, place, BRIEF, briefSeconds, atNanos) + weight));
        row.putShort(place + LONG, count);
        row.putInt(place + TIME, Math.max(row.getInt(place + TIME), (int) (atNanos / SECOND)));
    }

    /** The count of {@code id} with the short half-life. */
    public double brief(Slice row, int id, long atNanos) {
        int place = find(row, id);
        return place < 0 ? 0 : decayed(row, place, BRIEF, briefSeconds, atNanos);
    }

    /** The count of {@code id} with the long half-life. */
    public double lasting(Slice row, int id, long atNanos) {
        int place = find(row, id);
        return place < 0 ? 0 : decayed(row, place, LONG, longSeconds, atNanos);
    }

    private int find(Slice row, int id) {
        int folded = folded(id);
        for (int place = at; place < at + PLACE * places; place += PLACE) {
            if (row.getShort(place) == folded && row.getInt(place + TIME) != 0) {
                return place;
            }
        }
        return -1;
    }

    private int lowest(Slice row, long atNanos) {
        int lowest = at;
        double least = Double.MAX_VALUE;
        for (int place = at; place < at + PLACE * places; place += PLACE) {
            double count = row.getInt(place + TIME) == 0 ? -1 : decayed(row, place, LONG, longSeconds, atNanos);
            if (count < least) {
                least = count;
                lowest = place;
            }
        }
        return lowest;
    }

    private static double decayed(Slice row, int place, int which, double halfLife, long atNanos) {
        double count = row.getShort(place + which) / UNIT;
        int age = (int) (atNanos / SECOND) - row.getInt(place + TIME);
        return count == 0 || age <= 0 ? count : count * Math.exp(-Math.log(2) * age / halfLife);
    }

    private static int encode(double count) {
        return (int) Math.min(MOST, Math.round(count * UNIT));
    }

    private static int folded(int id) {
        return (id ^ (id >>> 16)) & MOST;
    }
}
