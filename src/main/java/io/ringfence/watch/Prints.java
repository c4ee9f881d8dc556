package io.ringfence.watch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes prints that tell nothing of what they are of: keyed, since what is printed may be a short secret. */
final class Prints {
    private static final String HOW = "HmacSHA256";
    private static final int BYTES = 16;

    private final byte[] key;

    /** @param key as {@link #newKey} gave it */
    Prints(String key) {
        this.key = HexFormat.of().parseHex(key);
    }

    static String newKey() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    String of(byte[] content) {
        try {
            Mac mac = Mac.getInstance(HOW);
            mac.init(new SecretKeySpec(key, HOW));
            return HexFormat.of().formatHex(mac.doFinal(content), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HOW + " is in every Java", e);
        }
    }
}
