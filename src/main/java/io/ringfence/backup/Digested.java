package io.ringfence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How much was copied, and what it was.
 *
 * @param sha256 in hexadecimal digits
 */
record Digested(long bytes, String sha256) {
    private static final int CHUNK = 1 << 16;

    /** Copies {@code in} to {@code out}, but no more than {@code most} bytes and one. */
    static Digested copy(InputStream in, OutputStream out, long most) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        for (int read = in.read(chunk); read >= 0 && bytes <= most; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
            out.write(chunk, 0, read);
            bytes += read;
        }
        return new Digested(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether this is what {@code part} should be. */
    boolean is(Manifest.Part part) {
        return bytes == part.bytes() && sha256.equals(part.sha256());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
