package io.ringfence.decide;

/** The ladder, lowest first, and {@link #DENY}, which ends a call of an extension already fenced. */
public enum Action {
    ALLOW,
    ALERT,
    HANGUP,
    /** Hang up, and bar the extension from the class of destination. */
    FENCE,
    /** Keep an address, or the network around it, out. */
    BAN,
    /** Hang up at once because the extension is fenced. */
    DENY;

    /** Lower case, as in metrics and verdicts. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether the call is to be ended. */
    public boolean hangsUp() {
        return this == HANGUP || this == FENCE || this == DENY;
    }
}
