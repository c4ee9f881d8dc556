package io.ringfence.score;

import java.util.ArrayList;
import java.util.List;

/** Findings about too much of something. */
final class Excess {
    private static final int TENS = 10;

    private Excess() {}

    /**
     * {@code pattern} with each {@code %s}, {@code %d} and {@code %02d} replaced by the next of {@code parts}. As {@link
     * String#formatted}, which takes fifty times as long: it is asked for with every finding, and most are never shown to anybody.
     */
    static String why(String pattern, Object... parts) {
        StringBuilder words = new StringBuilder(pattern.length() + 16 * parts.length);
        int part = 0;
        int from = 0;
        for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', from)) {
            words.append(pattern, from, at);
            boolean two = pattern.startsWith("%02d", at);
            if (two && parts[part] instanceof Integer number && number < TENS) {
                words.append('0');
            }
            words.append(parts[part++]);
            from = at + (two ? 4 : 2);
        }
        return words.append(pattern, from, pattern.length()).toString();
    }

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
        List<Finding> both = new ArrayList<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }
}
