package io.ringfence.sim;

import io.ringfence.sim.exchange.EventClass;
import java.util.Set;

/**
 * An AMI user, as in manager.conf.
 *
 * @param read classes of events it receives
 * @param write classes of actions it may send
 */
public record Account(String name, String secret, Set<EventClass> read, Set<EventClass> write) {

    /** Lists as manager.conf spells them, with Asterisk's habit of ignoring tokens that have a space before them. */
    public static Account of(String name, String secret, String read, String write) {
        return new Account(name, secret, EventClass.parse(read), EventClass.parse(write));
    }
}
