package io.ringfence.store;

import java.io.IOException;

/** A file that cannot serve as a store; the message says why and what to do. */
public final class UnusableStore extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message for a person. */
    public UnusableStore(String message) {
        super(message);
    }
}
