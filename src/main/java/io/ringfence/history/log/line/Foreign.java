package io.ringfence.history.log.line;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of another form than Asterisk's text: its JSON log, and what {@code journalctl -o json} or {@code -o export} writes. Each
 * is turned into the line it stands for. The journal keeps its times in UTC.
 */
public final class Foreign {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};
    private static final int DIGITS = 16;

    private byte[] line = NOTHING;
    private long exported;

    /** Whether this is such a line; {@link #line} is what it stands for then. */
    public boolean takes(byte[] bytes, int from, int to) {
        line = NOTHING;
        if (to - from > 20 && bytes[from] == '{' && bytes[from + 1] == '"') {
            json(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            return true;
        }
        if (to - from > 8 && bytes[from] == '_' && bytes[from + 1] == '_') {
            return stamp(new String(bytes, from, Math.min(to - from, 80), StandardCharsets.ISO_8859_1));
        }
        if (exported != 0 && starts(bytes, from, to, "MESSAGE=")) {
            String message = new String(bytes, from + 8, to - from - 8, StandardCharsets.ISO_8859_1);
            line = journal(exported, message).getBytes(StandardCharsets.ISO_8859_1);
            return true;
        }
        return exported != 0 && field(bytes, from, to);
    }

    public byte[] line() {
        return line;
    }

    private boolean stamp(String text) {
        if (text.startsWith("__REALTIME_TIMESTAMP=")) {
            exported = micros(text.substring("__REALTIME_TIMESTAMP=".length()));
            return true;
        }
        return text.startsWith("__CURSOR=") || text.startsWith("__MONOTONIC_TIMESTAMP=") || text.startsWith("__SEQNUM");
    }

    /** {@code _PID=1}, {@code PRIORITY=6}: fields of an entry, on lines of their own. */
    private static boolean field(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to
                && (bytes[i] >= 'A' && bytes[i] <= 'Z' || bytes[i] == '_' || bytes[i] >= '0' && bytes[i] <= '9')) {
            i++;
        }
        return i > from && i < to && bytes[i] == '=';
    }

    private void json(String text) {
        try {
            Object read = JSON.readValue(text, Object.class);
            if (read instanceof Map<?, ?> entry) {
                line = line(entry).replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8);
            }
        } catch (JacksonException cut) {
            line = NOTHING; // half an entry proves nothing
        }
    }

    private static String line(Map<?, ?> entry) {
        if (entry.get("MESSAGE") instanceof String message) {
            return journal(micros(text(entry, "__REALTIME_TIMESTAMP")), message);
        }
        Object place = entry.get("location");
        Object ids = entry.get("identifiers");
        if (!(place instanceof Map<?, ?> location) || !(ids instanceof Map<?, ?> identifiers)) {
            return "";
        }
        String level = text(entry, "level");
        String shown = level.isEmpty() ? "" : level + "[" + text(identifiers, "lwp") + "] ";
        String file = text(location, "filename");
        return "[" + text(entry, "timestamp") + "] " + shown + file + ": " + text(entry, "message");
    }

    private static String journal(long micros, String message) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC);
        return micros == 0
                ? ""
                : at.toString().length() == 16
                        ? at + ":00 journal asterisk: " + message
                        : at + " journal asterisk: " + message;
    }

    private static String text(Map<?, ?> entry, String field) {
        Object value = entry.get(field);
        return value == null ? "" : value.toString();
    }

    private static long micros(String digits) {
        boolean number = digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : 0;
    }

    private static boolean starts(byte[] bytes, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
