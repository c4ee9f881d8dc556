package io.ringfence.sim.exchange;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The classes of events and actions an AMI account may be granted. */
public enum EventClass {
    SYSTEM,
    CALL,
    LOG,
    VERBOSE,
    COMMAND,
    AGENT,
    USER,
    CONFIG,
    DTMF,
    REPORTING,
    CDR,
    DIALPLAN,
    ORIGINATE,
    AGI,
    SECURITY,
    MESSAGE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name as in manager.conf. */
    public String label() {
        return label;
    }

    /** All classes. */
    public static Set<EventClass> all() {
        return EnumSet.allOf(EventClass.class);
    }

    /**
     * Reads a list as Asterisk does: tokens are not trimmed, unknown ones grant nothing and say nothing, so {@code
     * "system, call"} grants only {@code system}.
     */
    public static Set<EventClass> parse(String list) {
        Set<EventClass> granted = EnumSet.noneOf(EventClass.class);
        for (String token : list.split(",", -1)) {
            if (token.equals("all")) {
                return all();
            }
            for (EventClass type : values()) {
                if (type.label.equals(token)) {
                    granted.add(type);
                }
            }
        }
        return granted;
    }
}
