package io.ringfence.track;

import java.util.Arrays;

/**
 * Which channels were hung up lately: the last {@value #LEAST} for certain, up to twice as many. By 64 bits of hash of their
 * Uniqueids, eight bytes a place; Asterisk makes those, so the hash needs no key.
 */
/*
 * Two open tables: the newer fills, then becomes the older, and what the older held is forgotten. Tables grow by doubling up
 * to twice LEAST, so that a small PBX takes little; half of a table stays empty.
 */
final class Graves {
    private static final int LEAST = 16_384;
    private static final int SMALLEST = 64;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long[] newer = new long[SMALLEST];
    private long[] older = new long[SMALLEST];
    private int filled;

    boolean has(String uniqueid) {
        long hash = hash(uniqueid);
        return newer[place(newer, hash)] == hash || older[place(older, hash)] == hash;
    }

    void add(String uniqueid) {
        long hash = hash(uniqueid);
        int place = place(newer, hash);
        if (newer[place] == hash) {
            return;
        }
        newer[place] = hash;
        filled++;
        if (filled == LEAST) {
            long[] oldest = older;
            older = newer;
            newer = oldest.length == older.length ? oldest : new long[older.length];
            Arrays.fill(newer, 0);
            filled = 0;
        } else if (filled > newer.length / 2) {
            grow();
        }
    }

    private void grow() {
        long[] larger = new long[newer.length * 2];
        for (long hash : newer) {
            if (hash != 0) {
                larger[place(larger, hash)] = hash;
            }
        }
        newer = larger;
    }

    /** Where {@code hash} is or belongs. */
    private static int place(long[] table, long hash) {
        int last = table.length - 1;
        int place = (int) (hash >>> Integer.SIZE) & last;
        while (table[place] != 0 && table[place] != hash) {
            place = place + 1 & last;
        }
        return place;
    }

    /** Never 0, which marks an empty place. */
    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash == 0 ? 1 : hash;
    }
}
