package io.ringfence.investigate;

/**
 * Counts attempts that are logged more than once: Asterisk tells of one in a notice and in a security event, and writes both into
 * several files. In each second an address made as many attempts as the file and voice that tells most of it says.
 *
 * <p>One table of numbers for all addresses and seconds, 12 bytes each, at most a million; past that nothing is taken for told
 * twice.
 */
final class Attempts {
    private static final int MOST = 1 << 20;
    private static final int FIRST = 1 << 12;

    private long[] keys = new long[FIRST];
    private int[] most = new int[FIRST];
    private int size;

    /** Whether one more refusal, in one second and from one address, is told for the first time by this voice in this file. */
    boolean isNew(int address, long second, int file, int voice) {
        if (size >= MOST) {
            return true;
        }
        long when = mix((long) address << 36 ^ second & 0xF_FFFF_FFFFL);
        int told = slot(mix(when ^ mix(file * 8L + voice)) | 1);
        int count = ++most[told];
        int all = slot(when | 1);
        boolean fresh = count > most[all];
        most[all] = Math.max(most[all], count);
        if (size * 2 > keys.length) {
            grow();
        }
        return fresh;
    }

    /** The place of {@code key}, made if it has none. */
    private int slot(long key) {
        int slot = slot(keys, key);
        size += keys[slot] == 0 ? 1 : 0;
        keys[slot] = key;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldMost = most;
        keys = new long[oldKeys.length * 2];
        most = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                most[slot] = oldMost[i];
            }
        }
    }

    private static int slot(long[] in, long key) {
        int mask = in.length - 1;
        int slot = (int) (key >>> 20) & mask;
        while (in[slot] != 0 && in[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Stafford's mix 13, as in SplittableRandom. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
