package io.ringfence.history.log.line;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of another form than Asterisk's text: its JSON log, what {@code journalctl -o json} or {@code -o export} writes, and the JSON in
 * which docker and collectors of logs carry lines. Each is turned into the line it stands for.
 */
public final class Foreign {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};
    private static final Pattern LEVEL = Pattern.compile("[A-Z]{3,10} ?\\[\\d");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final LogTime time = new LogTime();
    private byte[] line = NOTHING;
    private long exported = LogTime.UNKNOWN;
    private long seconds = LogTime.UNKNOWN;
    private boolean greenwich;
    private boolean entire;
    private int length;

    /** Whether this is such a line; {@link #line} is what it stands for then. */
    public boolean takes(byte[] bytes, int from, int to) {
        line = NOTHING;
        seconds = LogTime.UNKNOWN;
        greenwich = false;
        entire = false;
        length = 0;
        if (to - from > 20 && bytes[from] == '{' && bytes[from + 1] == '"') {
            json(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            return true;
        }
        if (to - from > 8 && bytes[from] == '_' && bytes[from + 1] == '_') {
            return stamp(new String(bytes, from, Math.min(to - from, 80), StandardCharsets.ISO_8859_1));
        }
        if (exported != LogTime.UNKNOWN && starts(bytes, from, to, "MESSAGE=")) {
            String message = new String(bytes, from + 8, to - from - 8, StandardCharsets.ISO_8859_1);
            length = message.length() + 1;
            line = carried(exported, message).getBytes(StandardCharsets.ISO_8859_1);
            return true;
        }
        return exported != LogTime.UNKNOWN && field(bytes, from, to);
    }

    public byte[] line() {
        return line;
    }

    /** When its envelope was written; {@link LogTime#UNKNOWN} when it does not say. */
    public long seconds() {
        return seconds;
    }

    /** Whether {@link #line} has that time, by the clock of Greenwich, for it has no other. */
    public boolean greenwich() {
        return greenwich;
    }

    /** Whether {@link #line} is all Asterisk said at once, whatever line feeds were in it. */
    public boolean entire() {
        return entire;
    }

    /** How many bytes of the log {@link #line} stands for, with the end of the line. */
    public int length() {
        return length;
    }

    private boolean stamp(String text) {
        if (text.startsWith("__REALTIME_TIMESTAMP=")) {
            exported = Carried.micros(text.substring("__REALTIME_TIMESTAMP=".length()));
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

    private String line(Map<?, ?> entry) {
        Map<?, ?> logged =
                entry.get("logmsg") instanceof Map<?, ?> inner && inner.containsKey("location") ? inner : entry;
        Object ids = entry.get("identifiers");
        if (logged.get("location") instanceof Map<?, ?> location && ids instanceof Map<?, ?> identifiers) {
            entire = true;
            String level = text(logged, "level");
            String shown = level.isEmpty() ? "" : level + "[" + text(identifiers, "lwp") + "] ";
            return "[" + text(entry, "timestamp") + "] " + shown + text(location, "filename") + ": "
                    + text(logged, "message").stripTrailing();
        }
        String message = Carried.message(entry);
        length = message.getBytes(StandardCharsets.UTF_8).length + (message.endsWith("\n") ? 0 : 1);
        return message.isEmpty() ? "" : carried(Carried.seconds(entry), message.stripTrailing());
    }

    /** Asterisk's own time counts where the message has one; else the envelope's, which is Greenwich's. */
    private String carried(long utc, String message) {
        seconds = utc;
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        int from = text.length > 0 && text[0] == '[' ? 1 : 0;
        boolean timed = time.read(text, from, text.length) >= 0;
        greenwich = !timed && utc != LogTime.UNKNOWN && LEVEL.matcher(message).lookingAt();
        String at = LocalDateTime.ofEpochSecond(utc == LogTime.UNKNOWN ? 0 : utc, 0, ZoneOffset.UTC)
                .format(STAMP);
        return greenwich ? at + " journal asterisk: " + message : message;
    }

    private static String text(Map<?, ?> entry, String field) {
        Object value = entry.get(field);
        return value == null ? "" : value.toString();
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
