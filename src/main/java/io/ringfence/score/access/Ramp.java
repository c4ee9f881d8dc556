package io.ringfence.score.access;

/**
 * How many are expected at most, and how points grow above that.
 *
 * @param most what is still expected
 * @param first points of the first one above
 * @param step points of each further one
 * @param highest points never exceed this
 */
record Ramp(int most, int first, int step, int highest) {

    int points(int count) {
        return count <= most ? 0 : (int) Math.min(highest, first + (count - most - 1L) * step);
    }
}
