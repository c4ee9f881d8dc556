package io.ringfence.policy;

import java.util.List;

/**
 * Extensions as people name them: by name, by glob ({@code 2*}, {@code 20?}), or by a range of numbers of one length
 * ({@code 200-249}).
 */
public final class Extensions {
    private static final int LONGEST_NUMBER = 18;

    private Extensions() {}

    /** Whether one of {@code patterns} names {@code extension}. */
    public static boolean name(List<String> patterns, String extension) {
        return patterns.stream().anyMatch(pattern -> names(pattern, extension));
    }

    /** Whether {@code pattern} names {@code extension}. */
    public static boolean names(String pattern, String extension) {
        return isRange(pattern) ? inRange(pattern, extension) : matches(pattern, extension);
    }

    /** Whether two patterns may name the same extension; exact but for two globs, where a shared beginning is taken for it. */
    public static boolean overlap(String one, String other) {
        if (isRange(one) && isRange(other)) {
            return inRange(one, first(other)) || inRange(other, first(one));
        }
        if (isRange(one)) {
            return names(other, first(one)) || names(other, last(one));
        }
        if (isRange(other)) {
            return overlap(other, one);
        }
        return isGlob(one) && isGlob(other)
                ? fixed(one).startsWith(fixed(other)) || fixed(other).startsWith(fixed(one))
                : names(one, other) || names(other, one);
    }

    /** Whether {@code pattern} is a range: digits, a dash, and as many digits again. */
    public static boolean isRange(String pattern) {
        int dash = pattern.indexOf('-');
        return dash > 0
                && dash <= LONGEST_NUMBER
                && pattern.length() == 2 * dash + 1
                && digits(first(pattern))
                && digits(last(pattern));
    }

    /** Whether {@code pattern} may name more than one extension. */
    public static boolean isPattern(String pattern) {
        return isRange(pattern) || isGlob(pattern);
    }

    private static boolean isGlob(String pattern) {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    private static String fixed(String glob) {
        int end = 0;
        while (end < glob.length() && glob.charAt(end) != '*' && glob.charAt(end) != '?') {
            end++;
        }
        return glob.substring(0, end);
    }

    private static boolean inRange(String range, String extension) {
        return extension.length() == first(range).length()
                && digits(extension)
                && first(range).compareTo(extension) <= 0
                && extension.compareTo(last(range)) <= 0;
    }

    private static String first(String range) {
        return range.substring(0, range.indexOf('-'));
    }

    private static String last(String range) {
        return range.substring(range.indexOf('-') + 1);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The usual walk over a glob with one way back, to the last star. */
    private static boolean matches(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int mark = 0;
        while (t < text.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                mark = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == text.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++mark;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
