package io.ringfence.ami;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The headers of one event type in the order of Asterisk's format strings, from version 13 to 23.
 *
 * <p>Asterisk prints strangers' text unescaped, so a header may be forged by a dialled number that holds CR LF. Forged text
 * can only stand behind a field that a stranger writes ({@link Field#hostile}): there nothing but the next field of the
 * schema is accepted. Behind any other field an unknown header is a newer Asterisk's and is passed over.
 */
final class Schema {
    /** Builds the event of a frame that matched. */
    interface Builder {
        Event build(Stamp stamp, Values values);
    }

    private static final byte[] TIMESTAMP = "Timestamp".getBytes(StandardCharsets.US_ASCII);

    final String name;
    final Field[] fields;
    final Builder builder;
    /** How many messages of this type were read. */
    final LongAdder seen = new LongAdder();
    /** The value of {@code Privilege:}, empty for list entries, which have none. */
    private final byte[] privilege;

    private Schema(String name, String privilege, List<Field> fields, Builder builder) {
        this.name = name;
        this.privilege = privilege.getBytes(StandardCharsets.US_ASCII);
        this.fields = fields.toArray(Field[]::new);
        this.builder = builder;
    }

    /** Whether entries of this type answer an action of ours and carry its ActionID. */
    boolean isListEntry() {
        return privilege.length == 0;
    }

    /** What became of matching a frame. */
    static final class Match {
        /** Whether the first headers are those of the type. */
        boolean privileged;
        /** Whether the frame fits. */
        boolean fits;
        /** Epoch nanoseconds of {@code Timestamp:}, -1 when there is none. */
        long timestampNanos;
        /** The first line behind {@code Event}, {@code Privilege} and {@code Timestamp}. */
        int firstLine;
    }

    /** Matches {@code frame} and fills {@code values} with what fits. */
    void match(Frame frame, Values values, Match match) {
        values.clear(frame.bytes, fields.length);
        match.fits = false;
        match.privileged = false;
        match.timestampNanos = -1;
        int line = 1;
        if (!isListEntry()) {
            if (frame.lines < 2 || !isPrivilege(frame, 1)) {
                match.firstLine = 1;
                return;
            }
            line = 2;
        }
        match.privileged = true;
        if (line < frame.lines && frame.lineIs(line, TIMESTAMP)) {
            match.timestampNanos = timestamp(frame, line);
            line++;
        }
        match.firstLine = line;
        int next = 0;
        int last = -1;
        for (; line < frame.lines; line++) {
            int field = find(frame, line, next);
            if (field < 0) {
                boolean foreign = (last < 0 || !fields[last].hostile()) && isNew(frame, line);
                if (!foreign) {
                    return;
                }
                continue;
            }
            int from = frame.valueStart(line, fields[field].bytes().length);
            int to = frame.ends[line];
            if (!fields[field].form().fits(frame.bytes, from, to)) {
                return;
            }
            values.set(field, from, to);
            last = field;
            next = field + 1;
        }
        match.fits = restMayBeAbsent(next);
    }

    /** Index of the field that {@code line} is, allowed at {@code next}; -1 when none. */
    private int find(Frame frame, int line, int next) {
        int i = next;
        while (i < fields.length) {
            if (fields[i].names(frame.bytes, frame.starts[line], frame.ends[line])) {
                return i;
            }
            if (fields[i].skip() == 0) {
                return -1;
            }
            i += fields[i].skip();
        }
        return -1;
    }

    /** Whether a line is a well-formed header this schema does not know, hence a newer Asterisk's. */
    private boolean isNew(Frame frame, int line) {
        int from = frame.starts[line];
        int to = frame.ends[line];
        int colon = from;
        while (colon < to && frame.bytes[colon] != ':') {
            colon++;
        }
        if (colon == to || colon == from) {
            return false;
        }
        for (Field field : fields) {
            if (field.names(frame.bytes, from, to)) {
                return false;
            }
        }
        return !frame.lineIs(line, Schemas.EVENT) && !isPrivilegeName(frame, line);
    }

    private boolean restMayBeAbsent(int next) {
        int i = next;
        while (i < fields.length) {
            if (fields[i].skip() == 0) {
                return false;
            }
            i += fields[i].skip();
        }
        return true;
    }

    private static boolean isPrivilegeName(Frame frame, int line) {
        return frame.lineIs(line, Schemas.PRIVILEGE);
    }

    private boolean isPrivilege(Frame frame, int line) {
        if (!isPrivilegeName(frame, line)) {
            return false;
        }
        int from = frame.valueStart(line, Schemas.PRIVILEGE.length);
        return frame.ends[line] - from == privilege.length
                && java.util.Arrays.equals(frame.bytes, from, frame.ends[line], privilege, 0, privilege.length);
    }

    /** {@code seconds.micros} in epoch nanoseconds; -1 when it is anything else. */
    private static long timestamp(Frame frame, int line) {
        int i = frame.valueStart(line, TIMESTAMP.length);
        int to = frame.ends[line];
        if (to - i > 20) {
            return -1;
        }
        long nanos = 0;
        long unit = 1_000_000_000L;
        boolean fraction = false;
        for (; i < to; i++) {
            byte c = frame.bytes[i];
            if (c == '.' && !fraction) {
                fraction = true;
            } else if (c < '0' || c > '9') {
                return -1;
            } else if (fraction) {
                unit /= 10;
                nanos += (c - '0') * unit;
            } else {
                nanos = nanos * 10 + (c - '0') * 1_000_000_000L;
            }
        }
        return nanos < 0 ? -1 : nanos;
    }

    /** An event that carries {@code Privilege: class,all}. */
    static Draft event(String name, String eventClass) {
        return new Draft(name, eventClass + ",all");
    }

    /** An entry of a list, or the end of one: an ActionID in place of a privilege. */
    static Draft entry(String name) {
        return new Draft(name, "").one("ActionID", Form.TEXT);
    }

    /** A schema being written down. */
    static final class Draft {
        private static final int WORD = Schemas.WORD;

        private final String name;
        private final String privilege;
        private final List<Field> fields = new ArrayList<>();

        private Draft(String name, String privilege) {
            this.name = name;
            this.privilege = privilege;
        }

        /** A mandatory header that no stranger writes. */
        Draft one(String header, Form form) {
            return add(header, form, 0, 0);
        }

        /** A header that may be absent and that no stranger writes. */
        Draft maybe(String header, Form form) {
            return add(header, form, 0, 1);
        }

        /** A mandatory header into which a stranger can write {@code room} bytes. */
        Draft hostile(String header, int room) {
            return add(header, Form.TEXT, room, 0);
        }

        /** A header that may be absent and into which a stranger can write {@code room} bytes. */
        Draft maybeHostile(String header, int room) {
            return add(header, Form.TEXT, room, 1);
        }

        /** A mandatory channel block. */
        Draft channel(String prefix) {
            return channel(prefix, 0);
        }

        /** A channel block that may be absent as a whole. */
        Draft maybeChannel(String prefix) {
            return channel(prefix, 14);
        }

        private Draft channel(String p, int skip) {
            fields.add(Field.of(p + "Channel", Form.CHANNEL, WORD, skip));
            return one(p + "ChannelState", Form.INTEGER)
                    .one(p + "ChannelStateDesc", Form.TEXT)
                    .hostile(p + "CallerIDNum", WORD)
                    .hostile(p + "CallerIDName", WORD)
                    .hostile(p + "ConnectedLineNum", WORD)
                    .hostile(p + "ConnectedLineName", WORD)
                    .one(p + "Language", Form.TEXT)
                    .hostile(p + "AccountCode", WORD)
                    .hostile(p + "Context", WORD)
                    .hostile(p + "Exten", WORD)
                    .one(p + "Priority", Form.INTEGER)
                    .one(p + "Uniqueid", Form.UNIQUEID)
                    .one(p + "Linkedid", Form.UNIQUEID);
        }

        /** What follows a channel's name in its block up to the ids, absent as a whole where the name is {@code none}. */
        Draft maybeChannelRest() {
            fields.add(Field.of("ChannelState", Form.INTEGER, 0, 11));
            return one("ChannelStateDesc", Form.TEXT)
                    .hostile("CallerIDNum", WORD)
                    .hostile("CallerIDName", WORD)
                    .hostile("ConnectedLineNum", WORD)
                    .hostile("ConnectedLineName", WORD)
                    .one("Language", Form.TEXT)
                    .hostile("AccountCode", WORD)
                    .hostile("Context", WORD)
                    .hostile("Exten", WORD)
                    .one("Priority", Form.INTEGER);
        }

        private Draft add(String header, Form form, int room, int skip) {
            fields.add(Field.of(header, form, room, skip));
            return this;
        }

        Schema builds(Builder builder) {
            return new Schema(name, privilege, fields, builder);
        }

        /** Checked like any other, but nobody needs what it says. */
        Schema onlyChecked() {
            return new Schema(name, privilege, fields, (stamp, values) -> Event.NOTHING);
        }
    }
}
