package io.ringfence.config.yaml;

import java.util.Collection;
import java.util.Locale;

/**
 * The word somebody may have meant.
 *
 * <p>Distance is the number of letters changed, added, dropped or swapped with their neighbour (optimal string alignment,
 * Damerau 1964); a third of the letters may differ, at least one.
 */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The nearest of {@code words} to {@code written}, or {@code ""} when none is near. */
    public static String of(String written, Collection<String> words) {
        if (written.length() > LONGEST) {
            return "";
        }
        String plain = plain(written);
        int best = Math.max(1, plain.length() / 3) + 1;
        String nearest = "";
        for (String word : words) {
            int distance = distance(plain, plain(word));
            if (distance < best) {
                best = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** {@code "; did you mean …?"}, or nothing when no word is near. */
    public static String hint(String written, Collection<String> words) {
        String nearest = of(written, words);
        return nearest.isEmpty() ? "" : "; did you mean `" + nearest + "`?";
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
