package io.ringfence.act;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What may stand in an AMI action: the only place that decides it. */
public final class ActionText {
    /** Asterisk refuses a whole action for one line of more than 1023 bytes; the rest is for the header's name. */
    public static final int MOST_BYTES = 900;

    /** Asterisk's {@code AST_MAX_PUBLIC_UNIQUEID}. */
    private static final int LONGEST_UNIQUEID = 149;

    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    private ActionText() {}

    /**
     * {@code text} as it may be written: control characters as {@code \xNN}, surrogates without a partner as {@code ?}, and
     * no more than {@value #MOST_BYTES} bytes of UTF-8.
     */
    public static String value(String text) {
        return text.length() <= MOST_BYTES && printableAscii(text) ? text : escaped(text);
    }

    private static boolean printableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), MOST_BYTES) + 8);
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            String written = written(point);
            bytes += written.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            safe.append(written);
        }
        return safe.toString();
    }

    /** Whether {@code uniqueid} names one channel: printable ASCII, not empty, and not Asterisk's {@code /regex/} form. */
    public static boolean isUniqueid(String uniqueid) {
        return !uniqueid.isEmpty()
                && uniqueid.length() <= LONGEST_UNIQUEID
                && uniqueid.charAt(0) != '/'
                && uniqueid.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** Whether {@code name} may be a header: letters, digits and dashes. */
    static boolean isHeader(String name) {
        return HEADER.matcher(name).matches();
    }

    private static String written(int point) {
        int type = Character.getType(point);
        if (type == Character.SURROGATE) {
            return "?";
        }
        boolean plain = type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
        return plain ? Character.toString(point) : String.format("\\x%02X", point);
    }
}
