package io.ringfence.ami;

import io.ringfence.ami.frame.Label;
import io.ringfence.ami.frame.RecentTexts;
import java.util.Arrays;

/** Where the values of a matched frame are: one slot for each field of its schema. Reused for every frame. */
final class Values {
    byte[] bytes = new byte[0];
    private final int[] from;
    private final int[] to;
    private final RecentTexts texts = new RecentTexts();
    private final Snapshot[] known;
    private final ChannelBlocks.Block[] blocks;
    private final int[] knownAt;
    private int knowns;

    Values(int slots) {
        from = new int[slots];
        to = new int[slots];
        known = new Snapshot[slots];
        blocks = new ChannelBlocks.Block[slots];
        knownAt = new int[slots];
        Arrays.fill(known, Snapshot.NONE);
        Arrays.fill(blocks, ChannelBlocks.NONE);
    }

    void clear(byte[] bytes, int slots) {
        this.bytes = bytes;
        Arrays.fill(from, 0, slots, -1);
        while (knowns > 0) {
            int base = knownAt[--knowns];
            known[base] = Snapshot.NONE;
            blocks[base] = ChannelBlocks.NONE;
        }
    }

    /** The channel block at {@code base}, whose slots are set, is {@code block}, unless a later one of the same event takes its place. */
    void know(int base, ChannelBlocks.Block block) {
        if (blocks[base] == ChannelBlocks.NONE) {
            knownAt[knowns++] = base;
        }
        known[base] = block.snapshot;
        blocks[base] = block;
    }

    /** Whether an event has told what the channel block at {@code base} says, and none of that channel anything else since. */
    boolean told(int base) {
        return blocks[base].told && blocks[base].snapshot == known[base];
    }

    /** Whether the value in slot {@code slot} is {@code text}. */
    boolean is(int slot, Label text) {
        int a = from[slot];
        return a >= 0 && to[slot] - a == text.length && text.at(bytes, a);
    }

    void set(int slot, int from, int to) {
        this.from[slot] = from;
        this.to[slot] = to;
    }

    boolean has(int slot) {
        return from[slot] >= 0;
    }

    /** Offset of the value in slot {@code slot}, which must be there. */
    int from(int slot) {
        return from[slot];
    }

    /** Offset behind the value in slot {@code slot}, which must be there. */
    int to(int slot) {
        return to[slot];
    }

    /** The value as text; {@code ""} when absent or when Asterisk prints {@code <unknown>} for nothing. */
    String text(int slot) {
        int a = from[slot];
        if (a < 0 || isUnknown(a, to[slot])) {
            return "";
        }
        return texts.of(bytes, a, to[slot]);
    }

    /** The value as a number; {@code absent} when the header is not there. */
    int integer(int slot, int absent) {
        int a = from[slot];
        if (a < 0) {
            return absent;
        }
        boolean negative = bytes[a] == '-';
        long value = 0;
        for (int i = negative ? a + 1 : a; i < to[slot]; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.max(Integer.MIN_VALUE, negative ? -value : value));
    }

    /** {@code hh:mm:ss} in seconds. */
    long seconds(int slot) {
        long total = 0;
        long part = 0;
        for (int i = Math.max(0, from[slot]); i < to[slot]; i++) {
            if (bytes[i] == ':') {
                total = (total + part) * 60;
                part = 0;
            } else {
                part = part * 10 + (bytes[i] - '0');
            }
        }
        return total + part;
    }

    /** The channel block whose first field is {@code base}, to be told of by an event. */
    Snapshot snapshot(int base) {
        if (!has(base)) {
            return Snapshot.NONE;
        }
        if (known[base] == Snapshot.NONE) {
            return snapshot(base, Snapshot.NONE, -1);
        }
        blocks[base].told |= blocks[base].snapshot == known[base];
        return known[base];
    }

    /** The channel block at {@code base}, of which bit {@code i} of {@code changed} tells whether line i is another than in {@code before}. */
    Snapshot snapshot(int base, Snapshot before, int changed) {
        return new Snapshot(
                newest(base, 0, changed, before.channel()),
                integer(base + 1, Snapshot.DOWN),
                newest(base, 3, changed, before.callerIdNum()),
                newest(base, 8, changed, before.accountCode()),
                newest(base, 9, changed, before.context()),
                newest(base, 10, changed, before.exten()),
                newest(base, 12, changed, before.uniqueid()),
                newest(base, 13, changed, before.linkedid()));
    }

    private String newest(int base, int line, int changed, String before) {
        return (changed & 1 << line) == 0 ? before : text(base + line);
    }

    private boolean isUnknown(int a, int b) {
        return b - a == 9 && bytes[a] == '<' && bytes[a + 1] == 'u' && bytes[a + 8] == '>';
    }
}
