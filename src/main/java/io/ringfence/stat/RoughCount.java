package io.ringfence.stat;

/**
 * Roughly how many different things were seen in the present period and the one before: linear counting (Whang, Vander-Zanden and
 * Taylor, 1990) in 64 bits. With {@code u} bits unset the estimate is {@code 64 ln(64 / u)}; its standard error is below 1 up to 10
 * things and some 10% at 64. Says at most 266. Takes 24 bytes.
 */
public final class RoughCount {
    private static final int BITS = 64;
    private static final int BEFORE = Long.BYTES;
    private static final int PERIOD = 2 * Long.BYTES;

    private final int at;

    /** Reserves its place. */
    public RoughCount(Layout layout) {
        this.at = layout.reserve(PERIOD + Integer.BYTES);
    }

    /** Notes that the thing of this number was seen in {@code period}; one of an earlier period counts for the newest. */
    public void add(Slice row, long thing, int period) {
        int newest = row.getInt(at + PERIOD);
        if (period > newest) {
            row.putLong(at + BEFORE, period == newest + 1 ? row.getLong(at) : 0);
            row.putLong(at, 0);
            row.putInt(at + PERIOD, period);
        }
        row.putLong(at, row.getLong(at) | 1L << (mixed(thing) >>> BITS - 6));
    }

    /** The estimate as seen in {@code period}. */
    public int count(Slice row, int period) {
        int passed = Math.max(0, period - row.getInt(at + PERIOD));
        long seen = passed > 1 ? 0 : passed == 1 ? row.getLong(at) : row.getLong(at) | row.getLong(at + BEFORE);
        int unset = Math.max(1, BITS - Long.bitCount(seen));
        return (int) Math.round(BITS * Math.log((double) BITS / unset));
    }

    /** Finalizer of MurmurHash3 (Appleby, 2008): every bit of the number moves every bit of the result. */
    private static long mixed(long thing) {
        long mixed = (thing ^ thing >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
