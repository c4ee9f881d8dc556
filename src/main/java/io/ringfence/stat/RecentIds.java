package io.ringfence.stat;

import java.time.Duration;

/**
 * How many different things were seen lately, up to a small number. Keeps the {@code places} seen last, each with the second
 * it was last seen, so {@link #distinct} is exact up to {@code places} and says {@code places} above it. Takes 8 bytes a place.
 */
public final class RecentIds {
    private static final long SECOND = 1_000_000_000L;

    private final int at;
    private final int places;

    /** Reserves room for {@code places} identities. */
    public RecentIds(Layout layout, int places) {
        this.places = places;
        this.at = layout.reserve(places * 2 * Integer.BYTES);
    }

    /** Notes that {@code id} was seen at {@code atNanos}; the one not seen for longest makes room. */
    public void add(Slice row, int id, long atNanos) {
        int second = second(atNanos);
        int oldest = at;
        for (int place = 0; place < places; place++) {
            int cell = at + place * 2 * Integer.BYTES;
            int seen = row.getInt(cell + Integer.BYTES);
            if (seen != 0 && row.getInt(cell) == id) {
                row.putInt(cell + Integer.BYTES, second);
                return;
            }
            if (seen == 0 || second - seen > second - row.getInt(oldest + Integer.BYTES)) {
                oldest = cell;
                if (seen == 0) {
                    break;
                }
            }
        }
        row.putInt(oldest, id);
        row.putInt(oldest + Integer.BYTES, second);
    }

    /** How many of the kept identities were seen at most {@code within} before {@code atNanos}, to the second. */
    public int distinct(Slice row, long atNanos, Duration within) {
        int now = second(atNanos);
        int count = 0;
        for (int place = 0; place < places; place++) {
            int seen = row.getInt(at + place * 2 * Integer.BYTES + Integer.BYTES);
            if (seen != 0 && now - seen <= within.toSeconds()) {
                count++;
            }
        }
        return count;
    }

    /** Seconds that wrap around after 136 years; only differences are used, and 0 means never. */
    private static int second(long atNanos) {
        int second = (int) Math.floorDiv(atNanos, SECOND);
        return second == 0 ? 1 : second;
    }
}
