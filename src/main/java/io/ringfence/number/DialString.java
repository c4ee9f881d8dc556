package io.ringfence.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the numbers out of what was dialled: an extension, a SIP URI, or a string for Asterisk's {@code Dial}. Each target
 * is the list of its pieces: the number, then whatever follows a character that cannot be dialled.
 *
 * <p>Characters are read as telephony reads them. Visual separators (RFC 3966) and invisible ones are skipped; digits of any
 * script count; {@code %30} is a digit when it stands for one; {@code @ ; ?} end a number as they do in a URI. A pause
 * ({@code w p ,}) ends a number of seven digits or more, since the rest goes to whoever answers, and is skipped in a
 * shorter one, which is still dialling ({@code 9w011…}).
 *
 * <p>Bound: {@value #LONGEST} characters are read, {@value #LONGEST_PIECE} digits of a piece are kept. An Asterisk extension
 * has at most 79 characters.
 */
final class DialString {
    static final int LONGEST = 1024;
    private static final int LONGEST_PIECE = 40;
    private static final int COMPLETE = 7;
    private static final String ENDS = "@;?";
    private static final String PAUSES = "wWpP,";
    private static final String SEPARATORS = "-.() \t\u00a0";

    private DialString() {}

    /** The targets of {@code dialled}, joined by {@code &} as {@code Dial} joins them; at least one. */
    static List<List<String>> targets(String dialled) {
        String text = dialled.length() > LONGEST ? dialled.substring(0, LONGEST) : dialled;
        List<List<String>> targets = new ArrayList<>();
        for (String part : text.split("&", -1)) {
            if (part.indexOf('/') < 0) {
                targets.add(pieces(withoutScheme(part)));
                continue;
            }
            int options = part.indexOf(',');
            for (String segment : (options < 0 ? part : part.substring(0, options)).split("/", -1)) {
                targets.add(pieces(withoutScheme(segment)));
            }
        }
        return targets;
    }

    /** The {@code phone-context} of a URI (RFC 3966), such as {@code +252}; {@code ""} without one. */
    static String context(String dialled) {
        String text = dialled.length() > LONGEST ? dialled.substring(0, LONGEST) : dialled;
        String key = ";phone-context=";
        int at = text.toLowerCase(Locale.ROOT).indexOf(key);
        int from = at + key.length();
        return at < 0 || from > text.length()
                ? ""
                : pieces(text.substring(from)).get(0);
    }

    private static String withoutScheme(String part) {
        int colon = part.indexOf(':');
        String scheme = colon < 0 ? "" : part.substring(0, colon).trim().toLowerCase(Locale.ROOT);
        return scheme.equals("sip") || scheme.equals("sips") || scheme.equals("tel") ? part.substring(colon + 1) : part;
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '%' && escaped(text, i) >= 0) {
                c = escaped(text, i);
                i += 2;
            }
            int digit = Character.digit(c, 10);
            if (digit >= 0 || c == '*' || c == '#') {
                append(piece, digit >= 0 ? (char) ('0' + digit) : (char) c);
            } else if (ENDS.indexOf(c) >= 0 || (PAUSES.indexOf(c) >= 0 && piece.length() >= COMPLETE)) {
                break;
            } else if (!skipped(c) && !(PAUSES.indexOf(c) >= 0 && piece.length() > 0)) {
                if (c != '+' || piece.length() > 0) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                if (c == '+') {
                    piece.append('+');
                }
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static void append(StringBuilder piece, char c) {
        if (piece.length() < LONGEST_PIECE) {
            piece.append(c);
        }
    }

    private static boolean skipped(int c) {
        return SEPARATORS.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT;
    }

    /** The character that the two hexadecimal digits at {@code at} stand for if it can be dialled, else -1. */
    private static int escaped(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        int c = high < 0 || low < 0 ? -1 : high * 16 + low;
        return (c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#' ? c : -1;
    }
}
