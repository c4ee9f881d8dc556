package io.ringfence.stat;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of text, over its UTF-16 units in little-endian order.
 *
 * <p>A stranger chooses many of the names kept here. Under {@link String#hashCode} he could choose a million that collide and
 * turn a table into a list; under a key he does not know he cannot.
 */
final class SipHash {
    private final long k0;
    private final long k1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    long of(String text) {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
        int length = text.length();
        int at = 0;
        for (; at + 4 <= length; at += 4) {
            take(word(text, at, 4));
        }
        take(word(text, at, length - at) | (((long) length * Character.BYTES) << 56));
        v2 ^= 0xff;
        for (int i = 0; i < 4; i++) {
            round();
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long word(String text, int from, int units) {
        long word = 0;
        for (int i = units - 1; i >= 0; i--) {
            word = (word << 16) | text.charAt(from + i);
        }
        return word;
    }

    private void take(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
