package io.ringfence.config;

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
}
