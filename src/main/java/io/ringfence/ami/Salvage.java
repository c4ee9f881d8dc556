package io.ringfence.ami;

/**
 * Finds in a broken event what Asterisk itself printed.
 *
 * <p>The headers before a stranger's text are proved by their order. Those behind it are proved too: Asterisk cuts the text
 * to its own buffers, so the header that the schema names next begins within {@link Field#room} bytes of where the text
 * began, whatever blank lines and forged headers the text holds; and of several candidates the last is Asterisk's, because
 * the forger cannot write behind his own text. Where the room is too wide for that, the first candidate behind a repetition
 * of the text already known is taken.
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

    private static final int LONGEST_NAME = 40;

    private final byte[] bytes;
    private final int limit;
    private final Schema schema;
    private final Values values;
    private int position;
    private int textFrom = -1;
    private int textTo = -1;
    private String field = "";

    /**
     * @param firstHeader offset of the line behind {@code Event}, {@code Privilege} and {@code Timestamp}
     * @param limit offset behind the last byte read
     */
    Salvage(byte[] bytes, int firstHeader, int limit, Schema schema, Values values) {
        this.bytes = bytes;
        this.position = firstHeader;
        this.limit = limit;
        this.schema = schema;
        this.values = values;
    }

    /** Offset behind the blank line that ends the event; only after {@link Result#WHOLE}. */
    int end() {
        return position;
    }

    /** The header that carried the text; {@code ""} when none is to blame. */
    String field() {
        return field;
    }

    /** The text that stood where headers stand, escaped; {@code ""} when none did. */
    String shown() {
        return textFrom < 0 ? "" : Text.show(bytes, textFrom, textTo);
    }

    /** Walks the schema and fills the values that are proved, a hostile one cut at its first line. */
    Result run() {
        values.clear(bytes, schema.fields.length);
        int next = 0;
        while (next < schema.fields.length) {
            int lineEnd = lineEnd(position);
            if (lineEnd < 0) {
                return Result.MORE;
            }
            int at = fieldAt(next, position);
            if (at < 0) {
                if (!foreign(position)) {
                    return endsWith(next) ? close() : Result.PREFIX;
                }
                position = lineEnd + 1;
                continue;
            }
            Result taken = take(at, lineEnd);
            if (taken != Result.WHOLE) {
                return taken;
            }
            next = at + 1;
        }
        return close();
    }

    private Result take(int at, int lineEnd) {
        Field found = schema.fields[at];
        int value = Math.min(position + found.bytes().length + 1, lineEnd);
        value = bytes[value] == ' ' ? value + 1 : value;
        int valueEnd = lineEnd > value && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (!found.form().fits(bytes, value, valueEnd)) {
            return Result.PREFIX;
        }
        values.set(at, value, valueEnd);
        position = lineEnd + 1;
        return found.hostile() ? passText(at, value) : Result.WHOLE;
    }

    /** Goes behind the text of hostile field {@code at}, whose value begins at {@code value}. */
    private Result passText(int at, int value) {
        Field hostile = schema.fields[at];
        if (textFrom >= 0) {
            int repeated = indexOf(textFrom, textTo, value, position);
            int lineEnd = repeated < 0 ? position - 1 : lineEnd(repeated + textTo - textFrom);
            position = lineEnd + 1;
            if (lineEnd < 0) {
                return Result.MORE;
            }
        }
        return at + 1 == schema.fields.length ? Result.WHOLE : findNext(at, hostile, value);
    }

    private Result findNext(int at, Field hostile, int value) {
        boolean bounded = hostile.room() <= Schemas.WORD;
        int found = -1;
        int window = Math.min(limit, value + hostile.room() + 3);
        for (int i = bounded ? value + 1 : position; i < window && (bounded || found < 0); i++) {
            if (bytes[i - 1] == '\n' && fieldAt(at + 1, i) >= 0) {
                found = i;
            }
        }
        if (found < 0) {
            blame(hostile, value, window);
            return limit < value + hostile.room() + LONGEST_NAME ? Result.MORE : Result.PREFIX;
        }
        if (found > position) {
            blame(hostile, value, found - 1);
        }
        position = found;
        return Result.WHOLE;
    }

    /** Goes behind the blank line that ends the event, over headers of newer versions. */
    private Result close() {
        while (true) {
            int lineEnd = lineEnd(position);
            if (lineEnd < 0) {
                return Result.MORE;
            }
            boolean blank = lineEnd == position || lineEnd == position + 1 && bytes[position] == '\r';
            position = lineEnd + 1;
            if (blank) {
                return Result.WHOLE;
            }
        }
    }

    private void blame(Field hostile, int from, int to) {
        if (textFrom < 0) {
            field = hostile.name();
            textFrom = from;
            textTo = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        }
    }

    private int fieldAt(int next, int line) {
        int i = next;
        while (i < schema.fields.length) {
            if (schema.fields[i].names(bytes, line, limit)) {
                return i;
            }
            if (schema.fields[i].skip() == 0) {
                return -1;
            }
            i += schema.fields[i].skip();
        }
        return -1;
    }

    private boolean endsWith(int next) {
        int i = next;
        while (i < schema.fields.length && schema.fields[i].skip() > 0) {
            i += schema.fields[i].skip();
        }
        return i == schema.fields.length;
    }

    /** Whether a line is a header of a newer version: well-formed and not one of ours. */
    private boolean foreign(int line) {
        for (Field known : schema.fields) {
            if (known.names(bytes, line, limit)) {
                return false;
            }
        }
        for (int i = line; i < limit && bytes[i] != '\n' && i < line + LONGEST_NAME; i++) {
            if (bytes[i] == ':') {
                return i > line;
            }
        }
        return false;
    }

    private int lineEnd(int from) {
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(int wordFrom, int wordTo, int from, int to) {
        int length = wordTo - wordFrom;
        for (int i = from; i < to && i + length <= limit; i++) {
            if (java.util.Arrays.equals(bytes, wordFrom, wordTo, bytes, i, i + length)) {
                return i;
            }
        }
        return -1;
    }
}
