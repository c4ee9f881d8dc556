package io.ringfence.ami;

import io.ringfence.ami.frame.Bytes;
import io.ringfence.ami.frame.Label;
import java.nio.charset.StandardCharsets;

/**
 * A header in its place.
 *
 * @param name the header's name
 * @param bytes the name as it stands on the wire, without the colon
 * @param label the name as Asterisk writes it, with a colon and a space
 * @param form what its value must look like
 * @param room how many bytes a stranger may write into it, 0 when no stranger can; after a field with room nothing may
 *     follow but what the schema names next
 * @param skip how many fields may be left out from this one on, 0 when it is mandatory
 */
record Field(String name, byte[] bytes, Label label, Form form, int room, int skip) {

    static Field of(String name, Form form, int room, int skip) {
        return new Field(name, name.getBytes(StandardCharsets.US_ASCII), new Label(name + ": "), form, room, skip);
    }

    /** Whether a stranger can write into it. */
    boolean hostile() {
        return room > 0;
    }

    /** Whether {@code line[from, to)} begins with this name and a colon. */
    boolean names(byte[] line, int from, int to) {
        int length = bytes.length;
        if (to - from <= length || line[from + length] != ':') {
            return false;
        }
        return Bytes.same(bytes, 0, line, from, length);
    }
}
