package io.ringfence.history.csv;

import java.nio.file.Path;

/**
 * A row that could not be understood and was left out.
 *
 * @param line where it begins, counted from 1
 * @param value what stands there: a stranger's text, cut
 * @param rule what it should have been
 */
public record Malformed(Path file, long line, String value, String rule) {
    private static final int SHOWN = 80;

    public static Malformed of(Path file, long line, String value, String rule) {
        return new Malformed(file, line, value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value, rule);
    }

    /** For a person, control characters escaped. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + rule + ", not \"" + printable(value) + "\"";
    }

    /** {@code text} with everything a terminal would act on written as an escape. */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    c >= ' ' && c != 0x7f && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
            shown.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.toString();
    }
}
