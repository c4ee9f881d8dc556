package io.ringfence.stat;

import java.time.Duration;

/**
 * How many different things were seen within some time, estimated in few bytes: linear counting (Whang, Vander-Zanden and Taylor, 1990).
 *
 * <p>Each thing sets one of {@code bits} bits of the current generation; with {@code z} bits of all generations together still clear it is
 * {@code -bits * ln(z / bits)}, at most {@code bits * ln(bits)}. Of {@code n} things it is off by {@code sqrt(bits * (e^(n / bits) - n / bits -
 * 1))} typically: of 10 in 64 bits by less than one. Covers the unfinished generation and those before it. Takes 4 bytes and a bit for each of {@code
 * bits * generations}.
 */
public final class DistinctCount {
    private static final int WORD = 32;

    private final int at;
    private final int words;
    private final int generations;
    private final long widthNanos;

    /** Reserves {@code generations} of {@code width} each with {@code bits}, a multiple of 32. */
    public DistinctCount(Layout layout, int bits, int generations, Duration width) {
        if (bits < WORD || bits % WORD != 0) {
            throw new IllegalArgumentException("bits must be a multiple of 32, not " + bits);
        }
        this.words = bits / WORD;
        this.generations = generations;
        this.widthNanos = width.toNanos();
        this.at = layout.reserve(Integer.BYTES + bits / Byte.SIZE * generations);
    }

    /** Notes that {@code id} was seen at {@code atNanos}. */
    public void add(Slice row, int id, long atNanos) {
        int now = (int) Math.floorDiv(atNanos, widthNanos);
        int passed = now - row.getInt(at);
        if (passed < 0 && passed > -generations) {
            now = row.getInt(at);
        } else if (passed != 0) {
            for (int back = 0; back < Math.min(Math.abs((long) passed), generations); back++) {
                row.zero(cell(now - back, 0), words * Integer.BYTES);
            }
            row.putInt(at, now);
        }
        int bit = Math.floorMod(scattered(id), words * WORD);
        int cell = cell(now, bit / WORD);
        row.putInt(cell, row.getInt(cell) | 1 << bit);
    }

    /** How many different ones were seen, as of {@code atNanos}. */
    public int value(Slice row, long atNanos) {
        int now = (int) Math.floorDiv(atNanos, widthNanos);
        int newest = row.getInt(at);
        int set = 0;
        for (int word = 0; word < words; word++) {
            int union = 0;
            for (int back = 0; back < generations; back++) {
                if ((long) now - (newest - back) < generations) {
                    union |= row.getInt(cell(newest - back, word));
                }
            }
            set += Integer.bitCount(union);
        }
        int bits = words * WORD;
        return (int) Math.round(-bits * Math.log(Math.max(1, bits - set) / (double) bits));
    }

    private int cell(int generation, int word) {
        return at + Integer.BYTES + (Math.floorMod(generation, generations) * words + word) * Integer.BYTES;
    }

    /** Spreads identities that follow each other (murmur3's finalizer). */
    private static int scattered(int id) {
        int h = (id ^ (id >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
