package io.ringfence.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets nobody has to remember: 32 random bytes, kept as their SHA-256 alone. */
public final class Token {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int ID_DIGITS = 10;

    private Token() {}

    /** A new one, to be shown once. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "rf_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** How it is kept. So many random bytes need no slow function. */
    public static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a kept one is called. */
    public static String id(String digest) {
        return digest.substring(0, ID_DIGITS);
    }
}
