package io.ringfence.audit.weakness;

import java.util.Locale;

/** How bad a weakness is, worst first. */
public enum Severity {
    /** Anybody can make calls, or become the owner, now. */
    CRITICAL,
    /** One guess, one mistake or one more step away from it. */
    HIGH,
    /** Makes an attack easier, or its discovery harder. */
    MEDIUM,
    /** Better not. */
    LOW,
    /** No weakness, but could be better; not a finding. */
    INFO;

    /** As reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes the audit fail. */
    public boolean severe() {
        return this == CRITICAL || this == HIGH;
    }
}
