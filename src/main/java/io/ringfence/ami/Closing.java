package io.ringfence.ami;

import io.ringfence.ami.frame.Bytes;
import io.ringfence.ami.frame.Label;

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

    private static final Label EVENT = new Label("Event: ");

    private Closing() {}

    /** Looks behind a frame that ends at {@code end} and matched {@code schema}; {@code limit} is behind the last byte. */
    static Who of(Schema schema, Values values, int end, int limit) {
        Who who = Who.ASTERISK;
        int farthest = -1;
        for (int i : schema.hostileBeforeLast) {
            if (!values.has(i)) {
                continue;
            }
            if (values.to(i) + Schemas.JOINED < end) {
                break;
            }
            int reach = reach(schema, values, i);
            farthest = Math.max(farthest, reach);
            if (reach >= end && limit <= reach + schema.fields[i + 1].bytes().length) {
                who = Who.UNDECIDED;
            }
        }
        byte[] bytes = values.bytes;
        for (int line = end; line <= farthest && line < limit; line = Bytes.newline(bytes, line, limit) + 1) {
            boolean next = limit - line >= EVENT.length
                    && EVENT.at(bytes, line); // no header behind a stranger's text is named so
            if (!next && isDue(schema, values, end, line, limit)) {
                return Who.STRANGER;
            }
        }
        return who;
    }

    /** Whether the line at {@code line} is the header due behind a stranger's text that reaches so far. */
    private static boolean isDue(Schema schema, Values values, int end, int line, int limit) {
        for (int i : schema.hostileBeforeLast) {
            if (!values.has(i)) {
                continue;
            }
            if (values.to(i) + Schemas.JOINED < end) {
                return false;
            }
            if (line <= reach(schema, values, i) && schema.find(i + 1, values.bytes, line, limit) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Behind which offset no line can be of the text of field {@code i}. */
    private static int reach(Schema schema, Values values, int i) {
        boolean wide = schema.fields[i].room() > Schemas.WORD;
        return wide ? values.to(i) + Schemas.JOINED : values.from(i) + Schemas.WORD + 1;
    }
}
