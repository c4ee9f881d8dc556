package io.ringfence.audit.plan;

import java.util.ArrayList;
import java.util.List;

/** Splits what stands between the parentheses of an application. */
public final class Arguments {
    private static final int MOST = 200;

    private Arguments() {}

    /** Splits at {@code mark} where no bracket and no quotation is open. */
    public static List<String> split(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length() && parts.size() < MOST; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            } else if (c == mark && depth == 0 && !quoted) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /** Where the first {@code mark} stands outside of brackets; the length of {@code text} when nowhere. */
    static int find(String text, char mark) {
        return split(text, mark).size() == 1 ? text.length() : firstLength(text, mark);
    }

    private static int firstLength(String text, char mark) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == mark && depth == 0) {
                return i;
            }
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        }
        return text.length();
    }

    /** Takes quotation marks from around {@code text}. */
    static String bare(String text) {
        String bare = text.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    /** The application and arguments of {@code App(a,b)}, or of {@code App,a|b} as before Asterisk 1.6. */
    static String[] application(String text) {
        int open = text.indexOf('(');
        int comma = text.indexOf(',');
        if (open >= 0 && (comma < 0 || open < comma)) {
            int close = text.lastIndexOf(')');
            String arguments = text.substring(open + 1, close > open ? close : text.length());
            return new String[] {text.substring(0, open).strip(), arguments};
        }
        if (comma >= 0) {
            return new String[] {text.substring(0, comma).strip(), text.substring(comma + 1)};
        }
        return new String[] {text.strip(), ""};
    }
}
