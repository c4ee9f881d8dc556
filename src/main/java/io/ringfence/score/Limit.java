package io.ringfence.score;

/**
 * How many are expected at most, and how points grow above that.
 *
 * @param most what is still expected
 * @param first points of the first one above
 * @param step points of each further one
 * @param highest points never exceed this
 */
public record Limit(int most, int first, int step, int highest) {

    /** Never reached. */
    public static final Limit NONE = new Limit(Integer.MAX_VALUE, 0, 0, 0);

    /** Checks that points stay within 0 to 100. */
    public Limit {
        if (most < 0 || first < 0 || step < 0 || highest < first || highest > 100) {
            throw new IllegalArgumentException(
                    "a limit needs 0 <= first <= highest <= 100, not " + first + " and " + highest);
        }
    }

    /** Points of {@code count}, 0 when expected. */
    public int points(int count) {
        return points(count, most);
    }

    /** Points of {@code count} where {@code expected}, at least {@link #most}, is usual; steps grow as the limit does. */
    public int points(int count, int expected) {
        if (count <= expected) {
            return 0;
        }
        long above = (long) (count - expected - 1) * step * most / Math.max(1, expected);
        return (int) Math.min(highest, first + above);
    }
}
