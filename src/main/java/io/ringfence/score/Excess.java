package io.ringfence.score;

import java.util.List;

/** Findings about too much of something. */
final class Excess {
    private Excess() {}

    /** One finding in an unmodifiable list. */
    static List<Finding> of(String engine, String kind, int points, String why) {
        return List.of(new Finding(engine, kind, points, Severity.of(points), Finding.Bearing.SIGN, false, why));
    }

    /** One finding that only says that something is new. */
    static List<Finding> novelty(String engine, String kind, int points, String why) {
        return List.of(new Finding(engine, kind, points, Severity.of(points), Finding.Bearing.NOVELTY, false, why));
    }

    /** The stronger of two lists of one finding or none. */
    static List<Finding> stronger(List<Finding> one, List<Finding> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get(0).points() >= other.get(0).points() ? one : other;
    }

    /** Both lists in one. */
    static List<Finding> both(List<Finding> one, List<Finding> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
