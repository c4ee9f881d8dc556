package io.ringfence.ami;

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

    /** Looks behind {@code frame}, which matched {@code schema} with {@code values}; {@code limit} is behind the last byte. */
    Who of(Schema schema, Frame frame, Values values, int limit) {
        Who who = Who.ASTERISK;
        for (int i = schema.fields.length - 2; i >= 0; i--) {
            if (!values.has(i)) {
                continue;
            }
            if (values.to(i) + Schemas.JOINED < frame.end) {
                return who;
            }
            Field field = schema.fields[i];
            if (!field.hostile()) {
                continue;
            }
            boolean wide = field.room() > Schemas.WORD;
            int reach = wide ? values.to(i) + Schemas.JOINED : values.from(i) + Schemas.WORD + 1;
            for (int at = frame.end; at <= reach && at < limit; at++) {
                if (frame.bytes[at - 1] == '\n' && schema.find(i + 1, frame.bytes, at, limit) >= 0) {
                    return Who.STRANGER;
                }
            }
            if (reach >= frame.end && limit <= reach + schema.fields[i + 1].bytes().length) {
                who = Who.UNDECIDED;
            }
        }
        return who;
    }
}
