package io.ringfence.config.notify;

import io.ringfence.config.Secret;
import java.time.Duration;

/**
 * Who is to miss Ringfence when it cannot judge.
 *
 * @param url what is asked for while it can; empty when nobody is told
 * @param failUrl what is asked for while it cannot; empty when nothing is
 */
public record Heartbeat(Secret url, Secret failUrl, Duration every) {
    /** Nobody. */
    public static final Heartbeat NONE = new Heartbeat(new Secret(""), new Secret(""), Duration.ofMinutes(1));

    /** Whether somebody is told. */
    public boolean beats() {
        return !url.reveal().isEmpty();
    }
}
