package io.ringfence.list;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and ranges of numbers in E.164, the longest match counting. Immutable: reading again makes a new one.
 *
 * <p>A line holds {@code +252612345678} or the same without {@code +} (that number), {@code 25261*} (all that begin so), or {@code
 * 252610000-252619999} (both of the same length; all that begin with one of these). Blanks, dots and parentheses do not matter. A leading
 * {@code 00} is taken for {@code +}.
 */
/*
 * A range is taken apart into the prefixes that cover it, at most 18 for each digit, so one look-up by falling length of prefix
 * answers for all three forms: at most 16 probes. A number that stands alone is kept under its negative key. Some 100 bytes an
 * entry; bound: MOST prefixes in all.
 */
public final class NumberList {
    /** On which nothing is. */
    public static final NumberList EMPTY = new NumberList(Map.of());

    private static final int MOST = 2_000_000;
    private static final int LONGEST = 15;
    private static final Pattern ENTRY = Pattern.compile("([1-9][0-9]{1,14})(\\*|-([1-9][0-9]{1,14}))?");

    private final Map<Long, Listed> entries;

    private NumberList(Map<Long, Listed> entries) {
        this.entries = entries;
    }

    /**
     * Reads files.
     *
     * @throws InvalidList with every error found, if there is any
     */
    public static NumberList of(List<Path> files) {
        Map<Long, Listed> entries = new HashMap<>();
        ListFile.readAll(files, (cell, next, file, line) -> take(entries, cell, file, line));
        return entries.isEmpty() ? EMPTY : new NumberList(entries);
    }

    /** What is sound of a file; what is not is added to {@code errors}. */
    public static NumberList soundOf(Path file, List<String> errors) {
        Map<Long, Listed> entries = new HashMap<>();
        new ListFile(errors).read(file, (cell, next, name, line) -> take(entries, cell, name, line));
        return entries.isEmpty() ? EMPTY : new NumberList(entries);
    }

    /** Prefixes and numbers on it. */
    public int size() {
        return entries.size();
    }

    /**
     * The longest entry {@code number} falls under.
     *
     * @param number E.164 digits without {@code +}; anything else is on no list
     */
    public Listed find(String number) {
        if (entries.isEmpty() || number.isEmpty() || number.length() > LONGEST) {
            return Listed.NOWHERE;
        }
        long key = 1;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Listed.NOWHERE;
            }
            key = key * 10 + digit;
        }
        Listed found = entries.getOrDefault(-key, Listed.NOWHERE);
        for (long prefix = key; prefix > 1 && !found.found(); prefix /= 10) {
            found = entries.getOrDefault(prefix, Listed.NOWHERE);
        }
        return found;
    }

    private static String take(Map<Long, Listed> entries, String cell, String file, int line) {
        String bare =
                cell.replaceAll("[\\s().]", "").replaceFirst("^(\\+|00)", "").replaceAll("-(\\+|00)", "-");
        Matcher entry = ENTRY.matcher(bare);
        if (!entry.matches()) {
            return "must be a number from the country code on, a prefix such as 25261*, or a range such as 252610-252619";
        }
        if (entries.size() > MOST) {
            return "all lists together have at most " + MOST + " entries";
        }
        String first = entry.group(1);
        String last = entry.group(3);
        Listed listed = new Listed(file, line, bare);
        if (last != null) {
            if (last.length() != first.length() || last.compareTo(first) < 0) {
                return "the end of a range must have as many digits as its beginning and not come before it";
            }
            cover(entries, key(first), key(last), listed);
        } else {
            entries.putIfAbsent(bare.endsWith("*") ? key(first) : -key(first), listed);
        }
        return "";
    }

    /** Puts the fewest prefixes in that together are all numbers from {@code first} to {@code last}. */
    private static void cover(Map<Long, Listed> entries, long first, long last, Listed listed) {
        long from = first;
        long to = last;
        while (from <= to) {
            for (; from % 10 != 0 && from <= to; from++) {
                entries.putIfAbsent(from, listed);
            }
            for (; to % 10 != 9 && from <= to; to--) {
                entries.putIfAbsent(to, listed);
            }
            if (from > to) {
                return;
            }
            from /= 10;
            to /= 10;
        }
    }

    /** The digits after a leading 1, which keeps zeros in front. */
    private static long key(String digits) {
        return Long.parseLong("1" + digits);
    }
}
