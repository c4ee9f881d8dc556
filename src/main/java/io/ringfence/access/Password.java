package io.ringfence.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Passwords as they are kept: {@code scrypt$15$8$1$SALT$HASH}, the first number being the logarithm of the cost. 32 MiB and about a
 * tenth of a second each.
 */
public final class Password {
    /** Shorter ones are refused. */
    public static final int SHORTEST = 10;

    /** Longer ones are refused: nobody types them, and they take time. */
    public static final int LONGEST = 200;

    private static final int LOG_COST = 15;
    private static final int BLOCKS = 8;
    private static final int TIMES = 1;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Stands for the password of a user who does not exist: nothing matches it, and that takes as long. */
    public static final String NOBODYS = kept(new byte[16], new byte[BYTES]);

    private Password() {}

    /** How {@code password} is kept, with a salt of its own. */
    public static String keep(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " to " + LONGEST + " characters, this has " + password.length());
        }
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return kept(salt, SCrypt.generate(bytes(password), salt, 1 << LOG_COST, BLOCKS, TIMES, BYTES));
    }

    /** Whether {@code password} is the one kept as {@code kept}. */
    public static boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$");
        if (parts.length != 6 || !parts[0].equals("scrypt") || password.length() > LONGEST) {
            return false;
        }
        byte[] hash = Base64.getDecoder().decode(parts[5]);
        byte[] derived = SCrypt.generate(
                bytes(password),
                Base64.getDecoder().decode(parts[4]),
                1 << Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                hash.length);
        return MessageDigest.isEqual(derived, hash);
    }

    /** The same letters typed on another keyboard are the same password. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private static String kept(byte[] salt, byte[] hash) {
        Base64.Encoder text = Base64.getEncoder();
        return "scrypt$" + LOG_COST + "$" + BLOCKS + "$" + TIMES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash);
    }
}
