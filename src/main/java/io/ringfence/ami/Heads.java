package io.ringfence.ami;

import io.ringfence.ami.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Event types by the first sixteen bytes of their name, where their first line stands. */
final class Heads {
    private static final int PLACES_LOG = 8;
    private static final int PLACES = 1 << PLACES_LOG;
    private static final int NAME_AT = "Event: ".length();
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long[] keys = new long[PLACES];
    private final Schema[] types = new Schema[PLACES];

    /** Knows all of {@code schemas} that have a privilege; entries of lists are too rare to be looked for this way. */
    Heads(List<Schema> schemas) {
        Arrays.fill(types, Schemas.NONE);
        for (Schema schema : schemas) {
            if (!schema.isListEntry()) {
                enter(schema);
            }
        }
    }

    private void enter(Schema schema) {
        long key = key(("Event: " + schema.name + "\r\nPrivilege: ").getBytes(StandardCharsets.US_ASCII), 0);
        int place = place(key);
        while (types[place] != Schemas.NONE) {
            place = place + 1 & PLACES - 1;
        }
        keys[place] = key;
        types[place] = schema;
    }

    /** The type whose first two lines may begin at {@code at}, or {@link Schemas#NONE}; that they do is not checked. */
    Schema at(byte[] bytes, int at) {
        long key = key(bytes, at);
        int place = place(key);
        while (types[place] != Schemas.NONE && keys[place] != key) {
            place = place + 1 & PLACES - 1;
        }
        return types[place];
    }

    private static long key(byte[] bytes, int at) {
        return Bytes.eight(bytes, at + NAME_AT) * GOLDEN ^ Bytes.eight(bytes, at + NAME_AT + Long.BYTES);
    }

    private static int place(long key) {
        return (int) (key * GOLDEN >>> Long.SIZE - PLACES_LOG);
    }
}
