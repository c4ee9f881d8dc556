package io.ringfence.audit.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of strings that may be dialled, as an extension pattern describes it: for each place the characters that may stand there,
 * and whether anything may follow.
 *
 * @param places the characters of each place; {@link #ANY} for whichever
 * @param tail what may follow: 0 nothing, 1 at least one character ({@code .}), 2 anything ({@code !})
 */
public record Dialled(List<String> places, int tail) {
    /** Any character at all. */
    static final String ANY = "";

    /** Every string. */
    public static final Dialled ANYTHING = new Dialled(List.of(), 2);

    private static final int MOST = 80;

    /** What {@code written} matches: a pattern when it begins with an underscore, else itself. */
    public static Dialled of(String written) {
        if (!written.startsWith("_")) {
            return literal(written);
        }
        List<String> places = new ArrayList<>();
        for (int i = 1; i < written.length() && places.size() < MOST; i++) {
            char c = written.charAt(i);
            switch (c) {
                case '.', '!' -> {
                    return new Dialled(List.copyOf(places), c == '.' ? 1 : 2);
                }
                case 'X', 'x' -> places.add("0123456789");
                case 'Z', 'z' -> places.add("123456789");
                case 'N', 'n' -> places.add("23456789");
                case '[' -> {
                    int end = written.indexOf(']', i);
                    places.add(set(written.substring(i + 1, end < 0 ? written.length() : end)));
                    i = end < 0 ? written.length() : end;
                }
                case '-', ' ' -> {}
                default -> places.add(String.valueOf(c));
            }
        }
        return new Dialled(List.copyOf(places), 0);
    }

    static Dialled literal(String text) {
        return new Dialled(
                text.chars().limit(MOST).mapToObj(c -> String.valueOf((char) c)).toList(), 0);
    }

    private static String set(String inside) {
        StringBuilder set = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            boolean range = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
            char last = range ? inside.charAt(i + 2) : inside.charAt(i);
            for (int c = inside.charAt(i); c <= last && c < 128; c++) {
                set.append((char) c);
            }
            i += range ? 2 : 0;
        }
        return set.isEmpty() ? "\0" : set.toString();
    }

    /** Whether it is more than one string, so that whoever dials has a choice. */
    public boolean wild() {
        return tail > 0 || places.stream().anyMatch(place -> place.length() != 1);
    }

    /** Whether any character at all may stand in it. */
    public boolean open() {
        return tail > 0 || places.contains(ANY);
    }

    /** What both describe; {@link #NOTHING} when they have nothing in common. */
    Dialled and(Dialled other) {
        int length = Math.max(places.size(), other.places.size());
        if (falls(length) || other.falls(length) || rest(length) + other.rest(length) == 1) {
            return NOTHING; // too short for the other, or the one asks for one more and the other has none
        }
        List<String> both = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String mine = at(i);
            String theirs = other.at(i);
            String common = mine.equals(ANY) ? theirs : theirs.equals(ANY) ? mine : common(mine, theirs);
            if (common.equals(ANY) && !(mine.equals(ANY) && theirs.equals(ANY))) {
                return NOTHING;
            }
            both.add(common);
        }
        return new Dialled(List.copyOf(both), both(length, other));
    }

    /** Stands for no string. */
    static final Dialled NOTHING = new Dialled(List.of("\0"), 0);

    private int both(int length, Dialled other) {
        int mine = rest(length);
        int theirs = other.rest(length);
        return mine == 0 || theirs == 0 ? 0 : Math.min(mine, theirs);
    }

    /** The tail after {@code length} places: one that must not be empty is satisfied by a place beyond. */
    private int rest(int length) {
        return tail == 1 && length > places.size() ? 2 : tail;
    }

    private boolean falls(int length) {
        return tail == 0 && places.size() < length;
    }

    private String at(int i) {
        return i < places.size() ? places.get(i) : ANY;
    }

    private static String common(String one, String other) {
        StringBuilder common = new StringBuilder();
        one.chars().filter(c -> other.indexOf(c) >= 0).forEach(c -> common.append((char) c));
        return common.toString();
    }

    /** What {@code ${EXTEN:from:length}} is of it; {@code length} 0 for the rest. */
    Dialled slice(int from, int length) {
        if (from >= 0 && length == 0 && from <= places.size()) {
            return new Dialled(places.subList(from, places.size()), tail);
        }
        if (tail == 0 && length == 0 && -from <= places.size()) {
            return new Dialled(places.subList(places.size() + from, places.size()), 0);
        }
        if (tail == 0 && from >= 0 && length > 0 && from + length <= places.size()) {
            return new Dialled(places.subList(from, from + length), 0);
        }
        return wild() ? ANYTHING : NOTHING;
    }

    /** Whether {@code text} is one of the strings. */
    public boolean matches(String text) {
        return !and(literal(text)).equals(NOTHING);
    }
}
