package io.ringfence.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password that no log, page or exception can print. */
public final class Secret {
    private final String value;

    /** Keeps {@code value} to itself. */
    public Secret(String value) {
        this.value = value;
    }

    /** The password, for the wire only. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "********";
    }

    /** In a time that does not tell how much is the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
