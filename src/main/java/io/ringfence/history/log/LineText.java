package io.ringfence.history.log;

import io.ringfence.history.log.line.Prefix;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the bytes of a line hold that has no prefix, or behind one. */
final class LineText {
    private static final String[] VERBOSE = {"  == ", "    -- ", "       > "};

    private static final Pattern BANNER = Pattern.compile("^\\[[^\\]]{1,40}] Asterisk [^'\"]*$");

    private LineText() {}

    /** The message with colours taken out and without blanks around it. */
    static String of(byte[] bytes, int start, int to) {
        String text = new String(bytes, start, to - start, StandardCharsets.ISO_8859_1);
        return text.indexOf('\u001b') < 0
                ? text.strip()
                : text.replaceAll("\u001b\\[[0-9;]{0,20}[A-Za-z]", "").strip();
    }

    /** Past the marks that begin what the console shows. */
    static int start(byte[] bytes, int message, int to, String level) {
        int start = message;
        if (!level.isEmpty() && !level.equals("VERBOSE")) {
            return start;
        }
        while (start < to
                && (bytes[start] == ' ' || bytes[start] == '-' || bytes[start] == '=' || bytes[start] == '>')) {
            start++;
        }
        return start;
    }

    /** Whether Asterisk says that it starts, which it does in plain text even in a log of another form. */
    static boolean banner(byte[] bytes, int from, int to) {
        if (to - from < 40 || bytes[from] != '[') {
            return false;
        }
        String head = new String(bytes, from, Math.min(80, to - from), StandardCharsets.ISO_8859_1);
        return BANNER.matcher(head).find() && of(bytes, from, to).contains(" built by ");
    }

    /** Whether there is nothing but blanks, or the prompt of a console. */
    static boolean blank(byte[] bytes, int from, int to) {
        for (int i = Prefix.promptEnd(bytes, from, to); i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether the line begins as the console begins what it tells people, without a time. */
    static boolean verbose(byte[] bytes, int from, int to) {
        for (String mark : VERBOSE) {
            int i = 0;
            while (i < mark.length() && from + i < to && bytes[from + i] == mark.charAt(i)) {
                i++;
            }
            if (i == mark.length()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the dialplan's message ends in the word it must end in. */
    static boolean endsInStack(byte[] bytes, int start, int to) {
        int end = to;
        while (end > start
                && (bytes[end - 1] == ' ' || bytes[end - 1] == 'm' && end - 4 > start && bytes[end - 4] == 0x1b)) {
            end -= bytes[end - 1] == 'm' ? 4 : 1;
        }
        return end - start > 3 && bytes[end - 1] == 'k' && bytes[end - 2] == 'c' && bytes[end - 3] == 'a';
    }
}
