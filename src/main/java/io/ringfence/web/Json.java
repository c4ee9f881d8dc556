package io.ringfence.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in plain ASCII: what a stranger put into a name is told, but directs no terminal and no page on the way. */
public final class Json {
    private static final int LAST_ASCII = 0x7e;
    private static final JsonMapper MAPPER = new JsonMapper(
            JsonFactory.builder().highestNonEscapedChar(LAST_ASCII).build());

    private Json() {}

    /** {@code value} as it goes over the wire, on one line. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsString(value).replace("\u007f", "\\u007f").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What {@code text} says.
     *
     * @throws JacksonException when it is no JSON
     */
    public static JsonNode read(byte[] text) {
        return MAPPER.readTree(text);
    }

    /** The same; an empty object when it is no JSON. */
    public static JsonNode readKept(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }
}
