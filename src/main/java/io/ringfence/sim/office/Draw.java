package io.ringfence.sim.office;

import java.util.List;
import java.util.SplittableRandom;

/** Draws from lists and patterns. */
public final class Draw {
    private Draw() {}

    /** One of them, each as likely. */
    public static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    /** A pattern with each {@code #} made a digit and spaces left out. */
    public static String digits(String pattern, SplittableRandom random) {
        StringBuilder number = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char next = pattern.charAt(i);
            if (next != ' ') {
                number.append(next == '#' ? (char) ('0' + random.nextInt(10)) : next);
            }
        }
        return number.toString();
    }
}
