package io.ringfence.access;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key derivation function scrypt of RFC 7914: takes 128·N·r bytes of memory, so that a thief with a stolen file can try
 * few passwords at once. The JDK has its parts, HMAC and SHA-256, but not scrypt itself.
 */
final class Scrypt {
    private static final int BLOCK_WORDS = 16;
    private static final int HASH_BYTES = 32;
    private static final int DOUBLE_ROUNDS = 4; // Salsa20/8

    private Scrypt() {}

    /**
     * Derives {@code length} bytes.
     *
     * @param n cost, a power of two
     * @param r block size in units of 128 bytes
     * @param p how often
     */
    static byte[] derive(byte[] password, byte[] salt, int n, int r, int p, int length) {
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
            throw new IllegalArgumentException("no parameters of scrypt: n=" + n + " r=" + r + " p=" + p);
        }
        int bytes = 128 * r;
        byte[] blocks = pbkdf2(password, salt, p * bytes);
        int[] memory = new int[Math.multiplyExact(n, bytes / 4)];
        for (int i = 0; i < p; i++) {
            int[] block = words(blocks, i * bytes, bytes / 4);
            mix(block, n, memory);
            write(block, blocks, i * bytes);
        }
        return pbkdf2(password, blocks, length);
    }

    /** ROMix: fills the memory with a chain of blocks and then walks it in an order only the password knows. */
    private static void mix(int[] block, int n, int[] memory) {
        int words = block.length;
        int[] scratch = new int[words];
        for (int i = 0; i < n; i++) {
            System.arraycopy(block, 0, memory, i * words, words);
            blockMix(block, scratch);
        }
        for (int i = 0; i < n; i++) {
            int from = (block[words - BLOCK_WORDS] & (n - 1)) * words;
            for (int k = 0; k < words; k++) {
                block[k] ^= memory[from + k];
            }
            blockMix(block, scratch);
        }
        Arrays.fill(memory, 0);
    }

    /** Even blocks go to the first half, odd ones to the second. */
    private static void blockMix(int[] block, int[] scratch) {
        int count = block.length / BLOCK_WORDS;
        int[] x = Arrays.copyOfRange(block, block.length - BLOCK_WORDS, block.length);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < BLOCK_WORDS; k++) {
                x[k] ^= block[i * BLOCK_WORDS + k];
            }
            salsa(x);
            int to = (i % 2 == 0 ? i / 2 : count / 2 + i / 2) * BLOCK_WORDS;
            System.arraycopy(x, 0, scratch, to, BLOCK_WORDS);
        }
        System.arraycopy(scratch, 0, block, 0, block.length);
    }

    private static void salsa(int[] x) {
        int[] z = x.clone();
        for (int round = 0; round < DOUBLE_ROUNDS; round++) {
            quarter(z, 0, 4, 8, 12);
            quarter(z, 5, 9, 13, 1);
            quarter(z, 10, 14, 2, 6);
            quarter(z, 15, 3, 7, 11);
            quarter(z, 0, 1, 2, 3);
            quarter(z, 5, 6, 7, 4);
            quarter(z, 10, 11, 8, 9);
            quarter(z, 15, 12, 13, 14);
        }
        for (int i = 0; i < BLOCK_WORDS; i++) {
            x[i] += z[i];
        }
    }

    private static void quarter(int[] z, int a, int b, int c, int d) {
        z[b] ^= Integer.rotateLeft(z[a] + z[d], 7);
        z[c] ^= Integer.rotateLeft(z[b] + z[a], 9);
        z[d] ^= Integer.rotateLeft(z[c] + z[b], 13);
        z[a] ^= Integer.rotateLeft(z[d] + z[c], 18);
    }

    /** PBKDF2 with HMAC-SHA-256 and one iteration; the JDK's own takes characters, not bytes. */
    private static byte[] pbkdf2(byte[] password, byte[] salt, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, "HmacSHA256"));
            byte[] derived = new byte[length];
            for (int block = 1, at = 0; at < length; block++, at += HASH_BYTES) {
                mac.update(salt);
                mac.update(
                        new byte[] {(byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block});
                byte[] one = mac.doFinal();
                System.arraycopy(one, 0, derived, at, Math.min(HASH_BYTES, length - at));
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static int[] words(byte[] bytes, int from, int count) {
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            int at = from + 4 * i;
            words[i] =
                    bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        }
        return words;
    }

    private static void write(int[] words, byte[] bytes, int from) {
        for (int i = 0; i < words.length; i++) {
            int at = from + 4 * i;
            bytes[at] = (byte) words[i];
            bytes[at + 1] = (byte) (words[i] >>> 8);
            bytes[at + 2] = (byte) (words[i] >>> 16);
            bytes[at + 3] = (byte) (words[i] >>> 24);
        }
    }
}
