package io.ringfence.act.notify.tell;

import java.io.IOException;

/** Brings messages to one receiver. For one thread at a time. */
public interface Courier {
    /**
     * Brings one message; returns what the receiver answered, in words.
     *
     * @throws Refused when the receiver will not take this message, however often it is brought
     * @throws IOException when it could not be brought now
     */
    String bring(Message message, long nowNanos) throws IOException;

    /** The receiver does not take this message. */
    final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        /** Why, in words. */
        Refused(String message) {
            super(message);
        }
    }
}
