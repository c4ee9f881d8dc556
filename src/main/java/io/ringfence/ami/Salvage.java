package io.ringfence.ami;

/**
 * Finds in a broken event what Asterisk itself printed.
 *
 * <p>The headers before a stranger's text are proved by their order. Those behind it are proved too: Asterisk cuts the text
 * to its own buffers, so the header due behind a run of fields that strangers write begins within the room of that run,
 * whatever blank lines and forged headers the text holds; and of several candidates the last is Asterisk's, because the
 * forger cannot write behind his own text. Within a run the first line of each name is taken: who writes into {@code Exten}
 * may repeat {@code Context} and {@code Exten} behind it, but not before. Where the room is too wide to look for the last,
 * the text is passed over by what is already known of it.
 */
final class Salvage {
    /** What became of it. */
    enum Result {
        /** More bytes are needed to decide. */
        MORE,
        /** Every mandatory header was found. */
        WHOLE,
        /** Only the headers before the text are proved. */
        PREFIX
    }

    /** A header comes again no sooner than so many bytes later, in the next event. */
    private static final int NEXT_EVENT = 250;

    private final byte[] bytes;
    private final int limit;
    private final boolean complete;
    private final Schema schema;
    private final Values values;
    private final ForgedText text;
    private int position;

    /**
     * @param firstHeader offset of the line behind {@code Event}, {@code Privilege} and {@code Timestamp}
     * @param limit offset behind the last byte read
     * @param complete whether no byte is under way: the last candidate seen is the last there is
     */
    Salvage(byte[] bytes, int firstHeader, int limit, boolean complete, Schema schema, Values values) {
        this.bytes = bytes;
        this.position = firstHeader;
        this.limit = limit;
        this.complete = complete;
        this.schema = schema;
        this.values = values;
        this.text = new ForgedText(bytes, limit);
    }

    /** Offset behind the blank line that ends the event; only after {@link Result#WHOLE}. */
    int end() {
        return position;
    }

    /** The text that stood where headers stand. */
    ForgedText text() {
        return text;
    }

    /** Walks the schema and fills the values that are proved, a hostile one cut at its first line. */
    Result run() {
        values.clear(bytes, schema.fields.length);
        int next = 0;
        while (next < schema.fields.length) {
            int lineEnd = text.lineEnd(position);
            if (lineEnd < 0) {
                return Result.MORE;
            }
            int at = schema.find(next, bytes, position, limit);
            if (at < 0 && isNew(position)) {
                position = lineEnd + 1;
            } else if (at < 0) {
                return schema.mayEndAt(next) ? close() : Result.PREFIX;
            } else {
                int behind = schema.behindRun(at);
                Result taken = behind > at ? passRun(at, behind) : take(at, lineEnd);
                if (taken != Result.WHOLE) {
                    return taken;
                }
                next = Math.max(behind, at + 1);
            }
        }
        return close();
    }

    private Result take(int at, int lineEnd) {
        if (!set(at, position, lineEnd)) {
            return Result.PREFIX;
        }
        position = lineEnd + 1;
        return schema.fields[at].hostile() ? passLast(at, lineEnd) : Result.WHOLE;
    }

    /** Goes to the header due behind the hostile fields from {@code at} up to {@code behind}. */
    private Result passRun(int at, int behind) {
        int lineEnd = text.lineEnd(position);
        boolean wide = schema.fields[at].room() > Schemas.WORD;
        int reach = wide ? lineEnd + Schemas.JOINED : position + schema.runRoom(at, behind);
        int due = wide ? last(behind, reach) : dueBehindRun(at, behind, reach);
        if (due < 0 && wide) {
            reach = lineEnd + schema.fields[at].room();
            due = first(behind, text.behind(lineEnd), reach);
            due = due < 0 ? first(behind, lineEnd + 1, reach) : due;
        }
        boolean seen = limit > reach + Schemas.LONGEST_NAME;
        if (due < 0 ? !seen : !(seen || complete)) {
            return Result.MORE;
        }
        return fill(at, behind, due < 0 ? Math.min(limit, reach) : due) && due >= 0 ? Result.WHOLE : Result.PREFIX;
    }

    /**
     * The last header {@code behind} that one text of a run can have pushed there: in front of it stand the fields of the run
     * that came after the text, and in front of those, within the room of a field, the text.
     */
    private int dueBehindRun(int at, int behind, int reach) {
        int newest = newestValue(at, behind);
        for (int i = last(behind, reach); i >= 0; i = last(behind, i - 1)) {
            if (textEnd(at, behind, i) <= newest + Schemas.WORD + 1) {
                return i;
            }
        }
        return repeated(behind, reach);
    }

    /** Where more than one field of a run holds the text: the last candidate nearer to the others than the next event is. */
    private int repeated(int behind, int reach) {
        int due = first(behind, position + 1, reach);
        int next = due;
        while (next >= 0 && next - due < NEXT_EVENT) {
            due = next;
            next = first(behind, due + 1, reach);
        }
        return due;
    }

    /** Where the value of the last field begins that stands in its place. */
    private int newestValue(int at, int behind) {
        int line = position;
        int value = line;
        for (int field = at; field < behind && schema.fields[field].names(bytes, line, limit); field++) {
            value = line + schema.fields[field].bytes().length + 2;
            int lineEnd = text.lineEnd(line);
            if (lineEnd < 0) {
                break;
            }
            line = lineEnd + 1;
        }
        return value;
    }

    private int textEnd(int at, int behind, int due) {
        int end = due;
        for (int field = behind - 1; field > at; field--) {
            int line = end - 1;
            while (line > position && bytes[line - 1] != '\n') {
                line--;
            }
            if (!schema.fields[field].names(bytes, line, end)) {
                break;
            }
            end = line;
        }
        return end;
    }

    /** Takes the fields of a run from the lines before {@code due}; the first of a name counts. */
    private boolean fill(int at, int behind, int due) {
        int next = at;
        int line = position;
        while (line < due) {
            int lineEnd = text.lineEnd(line);
            if (lineEnd < 0) {
                break;
            }
            int named = next < behind ? schema.find(next, bytes, line, limit) : -1;
            if (named >= 0 && named < behind) {
                if (!set(named, line, lineEnd)) {
                    return false;
                }
                next = named + 1;
            } else if (next > at) {
                text.blame(schema.fields[next - 1].name(), values.from(next - 1), due - 1);
            }
            line = lineEnd + 1;
        }
        position = due;
        return true;
    }

    /** Goes behind the text of hostile field {@code at}, the last of its event, whose first line ends at {@code lineEnd}. */
    private Result passLast(int at, int lineEnd) {
        int behind = text.behind(lineEnd);
        if (text.undecided() && !complete) {
            return Result.MORE;
        }
        if (behind > lineEnd + 1 && isBlank(behind)) {
            position = behind;
        }
        int end = position;
        while (end < limit && !isBlank(end) && text.lineEnd(end) >= 0) {
            end = text.lineEnd(end) + 1;
        }
        if (end > lineEnd + 1) {
            text.blame(schema.fields[at].name(), values.from(at), end - 1);
        }
        return Result.WHOLE;
    }

    private boolean set(int at, int line, int lineEnd) {
        Field found = schema.fields[at];
        int value = Math.min(line + found.bytes().length + 1, lineEnd);
        value = bytes[value] == ' ' ? value + 1 : value;
        int valueEnd = lineEnd > value && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (!found.form().fits(bytes, value, valueEnd)) {
            return false;
        }
        values.set(at, value, valueEnd);
        return true;
    }

    private int last(int next, int reach) {
        for (int i = Math.min(limit - 1, reach); i > position; i--) {
            if (bytes[i - 1] == '\n' && schema.find(next, bytes, i, limit) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private int first(int next, int from, int reach) {
        for (int i = from; i < limit && i <= reach; i++) {
            if (bytes[i - 1] == '\n' && schema.find(next, bytes, i, limit) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Goes behind the blank line that ends the event, over headers of newer versions. */
    private Result close() {
        while (true) {
            int lineEnd = text.lineEnd(position);
            if (lineEnd < 0) {
                return Result.MORE;
            }
            boolean blank = isBlank(position);
            position = lineEnd + 1;
            if (blank) {
                return Result.WHOLE;
            }
        }
    }

    private boolean isBlank(int line) {
        return line < limit
                && (bytes[line] == '\n' || bytes[line] == '\r' && line + 1 < limit && bytes[line + 1] == '\n');
    }

    /** Whether a line is a header of a newer version: well-formed and not one of ours. */
    private boolean isNew(int line) {
        for (Field known : schema.fields) {
            if (known.names(bytes, line, limit)) {
                return false;
            }
        }
        for (int i = line; i < limit && bytes[i] != '\n' && i < line + Schemas.LONGEST_NAME; i++) {
            if (bytes[i] == ':') {
                return i > line;
            }
        }
        return false;
    }
}
