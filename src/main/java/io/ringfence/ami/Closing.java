package io.ringfence.ami;

import io.ringfence.ami.frame.Bytes;

/** Who closed a frame that fits its schema. */
final class Closing {
    /** The answer. */
    enum Who {
        /** Asterisk: it is complete. */
        ASTERISK,
        /** A stranger's text: the header due behind it stands behind the frame, within the room the text had. */
        STRANGER,
        /** Not to be told until more bytes are there. */
        UNDECIDED
    }

    private Closing() {}

    /** Looks behind a frame that ends at {@code end} and matched {@code schema}; {@code limit} is behind the last byte. */
    static Who of(Schema schema, Values values, int end, int limit) {
        Who who = Who.ASTERISK;
        byte[] bytes = values.bytes;
        for (int i : schema.hostileBeforeLast) {
            if (!values.has(i)) {
                continue;
            }
            if (values.to(i) + Schemas.JOINED < end) {
                return who;
            }
            boolean wide = schema.fields[i].room() > Schemas.WORD;
            int reach = wide ? values.to(i) + Schemas.JOINED : values.from(i) + Schemas.WORD + 1;
            for (int line = end; line <= reach && line < limit; line = Bytes.newline(bytes, line, limit) + 1) {
                if (schema.find(i + 1, bytes, line, limit) >= 0) {
                    return Who.STRANGER;
                }
            }
            if (reach >= end && limit <= reach + schema.fields[i + 1].bytes().length) {
                who = Who.UNDECIDED;
            }
        }
        return who;
    }
}
