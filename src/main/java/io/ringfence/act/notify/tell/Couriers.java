package io.ringfence.act.notify.tell;

import io.ringfence.config.notify.Receiver;

/** Who speaks the language of a receiver. */
public final class Couriers {
    private Couriers() {}

    /** A courier to {@code receiver}. */
    public static Courier to(Receiver receiver) {
        return switch (receiver.kind()) {
            case SYSLOG -> new Syslog(receiver);
            case MAIL -> new Mail(receiver);
            case SCRIPT -> new Script(receiver);
            default -> new Post(receiver);
        };
    }
}
