package io.ringfence.ami;

import io.ringfence.ami.frame.Frame;
import io.ringfence.ami.frame.Label;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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
    /** The first two lines; of list entries, which have no second like it, the first alone. */
    final Label head;
    /** Which fields begin a channel block. */
    final Shape[] shapes;
    /** The hostile fields that another follows, the last first. */
    final int[] hostileBeforeLast;
    /** Whether it says that Asterisk has started, which it does once. */
    final boolean boots;
    /** How many messages of this type were read; counted by one thread at a time. */
    final AtomicLong seen = new AtomicLong();
    /** The value of {@code Privilege:}, empty for list entries, which have none. */
    private final byte[] privilege;

    Schema(String name, String privilege, List<Field> fields, Builder builder) {
        this.name = name;
        this.privilege = privilege.getBytes(StandardCharsets.US_ASCII);
        this.fields = fields.toArray(Field[]::new);
        this.builder = builder;
        this.head = new Label("Event: " + name + "\r\n" + (isListEntry() ? "" : "Privilege: " + privilege + "\r\n"));
        this.shapes = new Shape[this.fields.length];
        Arrays.setAll(shapes, i -> Shape.at(this.fields, i));
        this.hostileBeforeLast = hostileBeforeLast(this.fields);
        this.boots = name.equals("FullyBooted");
    }

    private static int[] hostileBeforeLast(Field[] fields) {
        return IntStream.iterate(fields.length - 2, i -> i >= 0, i -> i - 1)
                .filter(i -> fields[i].hostile())
                .toArray();
    }

    /** Counts a message. An atomic addition would cost a tenth of reading one, and only the reader counts. */
    void count() {
        seen.lazySet(seen.getPlain() + 1);
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
        /** The last field found, -1 for none. */
        int last;
        /** Whether a stranger may have written the last line. */
        boolean openEnd;
    }

    /** Matches {@code frame} and fills {@code values} with what fits. */
    void match(Frame frame, Values values, Match match) {
        values.clear(frame.bytes, fields.length);
        match.fits = false;
        match.privileged = false;
        match.timestampNanos = -1;
        match.last = -1;
        match.openEnd = true;
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
        for (; line < frame.lines; line++) {
            int field = find(next, frame.bytes, frame.starts[line], frame.ends[line]);
            if (field < 0) {
                boolean foreign = (match.last < 0 || !fields[match.last].hostile()) && isNew(frame, line);
                if (!foreign) {
                    return;
                }
                match.openEnd = true;
                continue;
            }
            int from = frame.valueStart(line, fields[field].bytes().length);
            int to = frame.ends[line];
            if (!fields[field].form().fits(frame.bytes, from, to)) {
                return;
            }
            values.set(field, from, to);
            match.last = field;
            match.openEnd = fields[field].hostile();
            next = field + 1;
        }
        match.fits = mayEndAt(next);
    }

    /** Index of the field that {@code line[from, to)} begins with, allowed at {@code next}; -1 when none. */
    int find(int next, byte[] line, int from, int to) {
        int i = next;
        while (i < fields.length) {
            if (fields[i].names(line, from, to)) {
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

    /**
     * Index behind the run of hostile fields that {@code at} begins; {@code at} itself when it is not hostile, or is the last
     * field there is. What stands there is due behind the run.
     */
    int behindRun(int at) {
        int i = at;
        while (i < fields.length && fields[i].hostile()) {
            i++;
        }
        return i == fields.length && i > at ? i - 1 : i;
    }

    /** How far behind the first line of a run the header due behind it begins, at most, in bytes. */
    int runRoom(int at, int behind) {
        int room = 0;
        for (int i = at; i < behind; i++) {
            // The name, a colon and a space, a text without its final NUL, CR and LF.
            room += fields[i].bytes().length + 2 + fields[i].room() - 1 + 2;
        }
        return room;
    }

    /** Whether the fields from {@code next} on may be absent. */
    boolean mayEndAt(int next) {
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
                && Arrays.equals(frame.bytes, from, frame.ends[line], privilege, 0, privilege.length);
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
}
