package io.ringfence.ami;

import io.ringfence.ami.frame.Bytes;
import java.util.Arrays;

/**
 * Channel blocks seen lately. Asterisk repeats the whole block of a channel in every event about it, mostly unchanged; so what
 * was read and checked once is recognised by comparing its bytes, and only the lines that changed are read.
 *
 * <p>A block is looked for by its channel's name. One block a place, and none longer than {@value #LONGEST} bytes is kept: who
 * makes up names makes this useless, and no larger than 1.5 MB.
 */
final class ChannelBlocks {
    private static final int PLACES_LOG = 10;
    private static final int LONGEST = 512;
    private static final int ENDING = 2;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int ALL = (1 << Shape.LINES) - 1;

    /** The lines of which a {@link Snapshot} tells. */
    private static final int TOLD = ALL & ~(1 << 2 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 11);

    /** Stands for no block. */
    static final Block NONE = new Block();

    private final Block[] places = new Block[1 << PLACES_LOG];
    private final Values values;
    private int behind;
    /** Whether the lines of the block last read stand where those of the block it was compared with do. */
    private boolean alike;

    /** A block as it was last read; offsets count from its first byte. */
    static final class Block {
        private byte[] bytes = {};
        private int length;
        private final int[] from = new int[Shape.LINES];
        private final int[] to = new int[Shape.LINES];
        /** What it says. */
        Snapshot snapshot = Snapshot.NONE;
        /** Whether an event has told so. */
        boolean told;

        /** Where a line begins; behind the last, where the block ends. */
        private int start(int line) {
            return line == 0 ? 0 : to[line - 1] + ENDING;
        }

        /** How many bytes from {@code at} on are those of this block from {@code start} on. */
        private int same(int start, byte[] other, int at, int limit) {
            int room = Math.min(length - start, limit - at);
            int same = Arrays.mismatch(bytes, start, start + room, other, at, at + room);
            return same < 0 ? room : same;
        }

        private void says(Snapshot now) {
            told &= now == snapshot;
            snapshot = now;
        }
    }

    /** Blocks are read into {@code values}. */
    ChannelBlocks(Values values) {
        this.values = values;
        Arrays.fill(places, NONE);
    }

    /** Offset behind the block last read. */
    int behind() {
        return behind;
    }

    /**
     * Reads the block that begins at {@code start}, where its first label stands, into the slots from {@code base} on.
     *
     * @param limit behind the last byte there is; the buffer goes on for {@link Label#LONGEST} bytes
     * @return whether the whole block is there, every line in its place and of its form
     */
    boolean read(Shape shape, byte[] bytes, int start, int limit, int base) {
        int name = start + shape.label(0).length;
        int nameEnd = Bytes.newline(bytes, name, limit);
        if (nameEnd >= limit) {
            return false;
        }
        int place = place(shape, bytes, nameEnd);
        Block known = places[place];
        int same = known.same(0, bytes, start, limit);
        if (known.length > 0 && same == known.length) {
            repeat(known, start, base);
            return true;
        }
        Block before = same > nameEnd - start ? known : NONE; // else another channel has its place
        int changed = readChanges(before, same, shape, bytes, start, limit, base);
        if (changed == 0) {
            return false;
        }
        Snapshot now = (changed & TOLD) == 0 ? before.snapshot : values.snapshot(base, before.snapshot, changed);
        Block block = behind - start <= LONGEST ? keep(place, known, bytes, start, base) : new Block();
        block.says(now);
        values.know(base, block);
        return true;
    }

    private void repeat(Block known, int start, int base) {
        for (int line = 0; line < Shape.LINES; line++) {
            values.set(base + line, start + known.from[line], start + known.to[line]);
        }
        values.know(base, known);
        behind = start + known.length;
    }

    /**
     * Reads a block whose lines may be those of {@code known}, and whose first {@code same} bytes are.
     *
     * @return a bit for each line that is another, 0 when it is no block
     */
    private int readChanges(Block known, int same, Shape shape, byte[] bytes, int start, int limit, int base) {
        int changed = 0;
        alike = known.length > 0;
        int at = start;
        int reached = start + same;
        int line = 0;
        while (line < Shape.LINES) {
            if (known.length > 0) {
                int shift = at - known.start(line);
                alike &= shift == start;
                while (line < Shape.LINES && shift + known.start(line + 1) <= reached) {
                    values.set(base + line, shift + known.from[line], shift + known.to[line]);
                    line++;
                }
                at = shift + known.start(line);
                if (line == Shape.LINES) {
                    break;
                }
            }
            int value = at + shape.label(line).length;
            int end = shape.label(line).at(bytes, at) ? UsualFrame.lineEnd(bytes, value, limit) : -1;
            if (end < 0 || !Shape.form(line).fits(bytes, value, end)) {
                return 0;
            }
            values.set(base + line, value, end);
            changed |= 1 << line;
            line++;
            at = end + ENDING;
            if (known.length > 0 && line < Shape.LINES) {
                reached = at + known.same(known.start(line), bytes, at, limit);
            }
        }
        behind = at;
        alike &= at - start == known.length;
        return changed;
    }

    private Block keep(int place, Block known, byte[] bytes, int start, int base) {
        if (alike) {
            System.arraycopy(bytes, start, known.bytes, 0, known.length);
            return known;
        }
        Block block = places[place] == NONE ? new Block() : places[place];
        places[place] = block;
        int length = behind - start;
        if (block.bytes.length < length) {
            block.bytes = new byte[LONGEST];
        }
        System.arraycopy(bytes, start, block.bytes, 0, length);
        block.length = length;
        for (int line = 0; line < Shape.LINES; line++) {
            block.from[line] = values.from(base + line) - start;
            block.to[line] = values.to(base + line) - start;
        }
        return block;
    }

    /** By the counter at the name's end, and the prefix: one channel may stand in an event behind several. */
    private static int place(Shape shape, byte[] bytes, int nameEnd) {
        long mixed = (Bytes.eight(bytes, nameEnd - Long.BYTES) ^ shape.label(0).length) * GOLDEN;
        return (int) ((mixed ^ mixed << 29) >>> Long.SIZE - PLACES_LOG);
    }
}
