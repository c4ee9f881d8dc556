package io.ringfence.ami.frame;

import java.nio.charset.StandardCharsets;

/** Bytes of strangers as text that is safe to keep and to show. */
public final class Text {
    /** The longest value kept of a header; Asterisk's own buffers are far shorter. */
    public static final int MAX_VALUE = 1024;

    private static final int MAX_SHOWN = 256;

    private Text() {}

    /** UTF-8 with malformed bytes replaced, cut at {@link #MAX_VALUE} bytes. */
    public static String decode(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, Math.min(to - from, MAX_VALUE), StandardCharsets.UTF_8);
    }

    /** For logs and pages: control, format and surrogate characters become {@code \\uXXXX}, at most 256 characters stay. */
    public static String show(byte[] bytes, int from, int to) {
        String text = decode(bytes, from, to);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < MAX_SHOWN; i++) {
            append(shown, text.charAt(i));
        }
        return shown.length() <= MAX_SHOWN ? shown.toString() : shown.substring(0, MAX_SHOWN);
    }

    private static void append(StringBuilder shown, char c) {
        switch (c) {
            case '\r' -> shown.append("\\r");
            case '\n' -> shown.append("\\n");
            default -> {
                int type = Character.getType(c);
                boolean plain = type != Character.CONTROL
                        && type != Character.FORMAT
                        && type != Character.SURROGATE
                        && type != Character.LINE_SEPARATOR
                        && type != Character.PARAGRAPH_SEPARATOR;
                if (plain) {
                    shown.append(c);
                } else {
                    shown.append(String.format("\\u%04x", (int) c));
                }
            }
        }
    }
}
