package io.ringfence.history.log.line;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A line inside a JSON object: the journal's {@code MESSAGE}, docker's {@code log}, Graylog's {@code short_message}, Splunk's {@code _raw},
 * and the {@code message} of Elasticsearch and syslog-ng, also one object deeper, as their exports have it.
 */
final class Carried {
    private static final String[] TEXTS = {"MESSAGE", "log", "message", "full_message", "short_message", "_raw"};
    private static final String[] TIMES = {"time", "@timestamp", "timestamp", "ISODATE", "_time"};
    private static final String[] DEEPER = {"_source", "result"};
    private static final int DIGITS = 16;
    private static final long MICROS = 1_000_000L;

    private Carried() {}

    /** The line; {@code ""} when there is none. */
    static String message(Map<?, ?> entry) {
        for (String field : TEXTS) {
            Object value = entry.get(field);
            if (value instanceof String text) {
                return text;
            }
            if (value instanceof List<?> bytes) {
                return text(bytes);
            }
        }
        for (String field : DEEPER) {
            if (entry.get(field) instanceof Map<?, ?> inner && !inner.containsKey(field)) {
                return message(inner);
            }
        }
        return "";
    }

    /** A text with colours in it, which the journal writes as a list of its bytes. */
    private static String text(List<?> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i) instanceof Number one ? one.byteValue() : (byte) '?';
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** When it was carried; {@link LogTime#UNKNOWN} when nothing says. */
    static long seconds(Map<?, ?> entry) {
        if (entry.get("__REALTIME_TIMESTAMP") instanceof String digits) {
            return micros(digits);
        }
        for (String field : TIMES) {
            Object value = entry.get(field);
            if (value instanceof Number number) {
                return bounded(number.longValue());
            }
            if (value instanceof String text) {
                return parsed(text);
            }
        }
        for (String field : DEEPER) {
            if (entry.get(field) instanceof Map<?, ?> inner && !inner.containsKey(field)) {
                return seconds(inner);
            }
        }
        return LogTime.UNKNOWN;
    }

    private static long parsed(String text) {
        try {
            Instant at = text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
            return bounded(at.getEpochSecond());
        } catch (DateTimeException other) {
            return LogTime.UNKNOWN;
        }
    }

    private static long bounded(long seconds) {
        return seconds > 0 && seconds < 1L << 33 ? seconds : LogTime.UNKNOWN;
    }

    /** Seconds of what the journal writes in microseconds. */
    static long micros(String digits) {
        boolean number = digits.length() == DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) / MICROS : LogTime.UNKNOWN;
    }
}
