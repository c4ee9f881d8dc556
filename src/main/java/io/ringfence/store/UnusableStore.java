package io.ringfence.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot serve as a store; the message says why and what to do. */
public final class UnusableStore extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean inUse;

    /** With a message for a person. */
    public UnusableStore(String message) {
        this(message, false);
    }

    private UnusableStore(String message, boolean inUse) {
        super(message);
        this.inUse = inUse;
    }

    /** Another process holds the store in {@code file}. */
    static UnusableStore inUse(Path file) {
        return new UnusableStore(file + ": another Ringfence is using this store", true);
    }

    /** Whether nothing is wrong with the store but that another process holds it. */
    public boolean inUse() {
        return inUse;
    }
}
