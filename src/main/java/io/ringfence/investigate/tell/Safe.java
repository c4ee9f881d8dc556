package io.ringfence.investigate.tell;

import io.ringfence.history.log.line.LogTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Text of strangers made harmless, and figures for people. */
final class Safe {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST = 400;
    private static final double MICROS = 1e6;

    private Safe() {}

    /** With everything a terminal or an editor would act on written as an escape, and cut. */
    static String text(String text) {
        return text(text, LONGEST);
    }

    static String text(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), longest); i++) {
            char c = text.charAt(i);
            boolean harmful = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate(c)
                    || c == '\u2028'
                    || c == '\u2029';
            shown.append(harmful ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return text.length() > longest ? shown + "…" : shown.toString();
    }

    /** The same in Markdown. */
    static String markdown(String text) {
        return markdown(text, LONGEST);
    }

    static String markdown(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        for (char c : text(text, longest).toCharArray()) {
            switch (c) {
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                case '&' -> shown.append("&amp;");
                default -> shown.append("\\`*_{}[]|#~!".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
            }
        }
        return shown.toString();
    }

    /** The same in HTML, in text and in attributes. */
    static String html(String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text(text).toCharArray()) {
            switch (c) {
                case '<' -> shown.append("&lt;");
                case '>' -> shown.append("&gt;");
                case '&' -> shown.append("&amp;");
                case '"' -> shown.append("&quot;");
                case '\'' -> shown.append("&#39;");
                default -> shown.append(c);
            }
        }
        return shown.toString();
    }

    static String time(long seconds) {
        return seconds == LogTime.UNKNOWN || seconds == Long.MAX_VALUE
                ? "unknown"
                : LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(TIME);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String some(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    static String money(long micros, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return String.format(Locale.ROOT, "%,." + digits + "f %s", micros / MICROS, currency.getCurrencyCode());
    }

    /** {@code 1 h 2 min}, {@code 2 min 5 s}. */
    static String span(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }
}
