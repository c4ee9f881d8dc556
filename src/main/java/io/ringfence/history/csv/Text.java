package io.ringfence.history.csv;

/** Texts of a CDR: any of them may be an attacker's. */
public final class Text {
    /** Nothing kept of a field is longer. */
    public static final int LONGEST = 80;

    private Text() {}

    /** At most {@link #LONGEST} characters. */
    public static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Cut at the first character that does not print. */
    public static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7f || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** Cut at the first character no phone can dial: a line end, a dial string's {@code &}, a space. */
    public static String dialable(String raw) {
        int end = 0;
        while (end < raw.length() && end < LONGEST && dialable(raw.charAt(end))) {
            end++;
        }
        return end == raw.length() ? raw : raw.substring(0, end);
    }

    /** Whether this is a number, and not one of the dialplan's own labels such as {@code s} or {@code h}. */
    public static boolean number(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '+' || first == '*' || first == '#';
    }

    public static boolean digitsOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The digits of {@code text}, in order. */
    public static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    /** Up to the first of {@code stops}, all of it when there is none. */
    public static String upTo(String text, String stops) {
        for (int i = 0; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /** 64 bits that stand for a name: SplitMix64's finaliser over a polynomial of the characters; 0 for no name. */
    public static long key(String name, int length) {
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + name.charAt(i) + 1;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    private static boolean dialable(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "*#+-._()~".indexOf(c) >= 0;
    }
}
