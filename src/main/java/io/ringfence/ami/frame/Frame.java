package io.ringfence.ami.frame;

import java.nio.charset.StandardCharsets;

/** Lines of one message, as offsets into the buffer they arrived in. Reused: valid until the next frame is read. */
public final class Frame {
    /** More headers than any Asterisk event has; a longer frame is not AMI. */
    public static final int MAX_LINES = 1000;

    public byte[] bytes = new byte[0];
    public final int[] starts = new int[MAX_LINES];
    public final int[] ends = new int[MAX_LINES];
    public int lines;
    /** Offset of the first byte of the frame. */
    public int start;
    /** Offset behind the blank line that ends the frame. */
    public int end;

    /** Whether line {@code line} is the header {@code name}. */
    public boolean lineIs(int line, byte[] name) {
        int from = starts[line];
        int length = name.length;
        if (ends[line] - from <= length || bytes[from + length] != ':') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Offset of the value on {@code line}, behind the colon and one space, for a name of {@code nameLength} bytes. */
    public int valueStart(int line, int nameLength) {
        int at = starts[line] + nameLength + 1;
        return at < ends[line] && bytes[at] == ' ' ? at + 1 : at;
    }

    /** A line as text; malformed bytes are replaced. */
    public String line(int line) {
        return new String(bytes, starts[line], ends[line] - starts[line], StandardCharsets.UTF_8);
    }
}
