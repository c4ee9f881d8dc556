package io.ringfence.config.yaml;

import java.util.regex.Pattern;

/** How text from a file is shown to a person: escaped, cut, and never when it may hold a secret. */
final class Shown {
    private static final int LONGEST = 60;
    private static final Pattern SECRET = Pattern.compile("secret|passw|pwd", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY_AND_MORE = Pattern.compile("[\\s:=]");

    private Shown() {}

    /**
     * A value in quotes.
     *
     * <p>A missing blank or line break can glue {@code secret:hunter2} to any other value, so what speaks of a secret is
     * hidden wherever it stands.
     */
    static String value(String text) {
        return SECRET.matcher(text).find() ? "(hidden)" : '"' + cut(text) + '"';
    }

    /** A key; hidden when a secret is glued to it. */
    static String key(String text) {
        boolean glued =
                KEY_AND_MORE.matcher(text).find() && SECRET.matcher(text).find();
        return glued ? "(hidden)" : cut(text);
    }

    /** The name of a file, whole. */
    static String name(String text) {
        return escape(text);
    }

    /** Whether {@code character} would not show, or would change how its neighbours show. */
    static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return escape(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return escape(text.substring(0, end)) + "…";
    }

    private static String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (invisible(character)) {
                shown.append(String.format("\\u{%x}", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }
}
