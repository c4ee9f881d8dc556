package io.ringfence.cli.kept;

import io.ringfence.store.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text as it may go to a terminal: callers choose much of what is kept. */
public final class Printed {
    private static final int LAST_ASCII = 0x7f;
    private static final JsonMapper JSON = new JsonMapper(
            JsonFactory.builder().highestNonEscapedChar(LAST_ASCII).build());
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Printed() {}

    /** With everything that is no plain character written as its number. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> safe.append(String.format("\\x%02X", point));
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** A moment, to the second. */
    static String time(long atNanos) {
        return TIME.format(Instant.ofEpochSecond(0, atNanos));
    }

    /** A word for a shell: in quotes unless it is plain. */
    static String word(String text) {
        return text.matches("[A-Za-z0-9._@+-]+") ? text : "'" + safe(text).replace("'", "'\\''") + "'";
    }

    /** The evidence of an incident. */
    static JsonNode evidence(Incident incident) {
        return JSON.readTree(incident.evidence());
    }

    /** An incident as one line of JSON, plain ASCII. */
    static String json(Incident incident) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", TimeUnit.NANOSECONDS.toMicros(incident.at()) / 1e6);
        line.put("kind", incident.kind());
        line.put("action", incident.action());
        line.put("pbx", incident.pbx());
        line.put("linkedid", incident.linkedid());
        line.put("uniqueid", incident.uniqueid());
        line.put("extension", incident.payer());
        line.put("number", incident.number());
        line.put("country", incident.country());
        line.put("class", incident.type());
        line.put("score", incident.score());
        line.put("enforced", incident.enforced());
        line.put("outcome", incident.result());
        line.put("evidence", evidence(incident));
        return JSON.writeValueAsString(line).replace("\u007f", "\\u007f");
    }
}
