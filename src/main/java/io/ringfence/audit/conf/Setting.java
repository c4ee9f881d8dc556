package io.ringfence.audit.conf;

import java.util.Locale;
import java.util.Set;

/**
 * One {@code name = value}, and where it stands; for an inherited value that is in the template.
 *
 * @param file as written in reports: relative to the folder read
 * @param line from 1; 0 when there is none
 */
public record Setting(String name, String value, String file, int line) {
    /** Stands for a value nobody gave. */
    public static final Setting NONE = new Setting("", "", "", 0);

    private static final Set<String> TRUE = Set.of("yes", "true", "y", "t", "1", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "n", "f", "0", "off");

    /** Whether somebody gave it. */
    public boolean given() {
        return line > 0;
    }

    /** Whether it is called {@code other}; Asterisk compares without case. */
    public boolean named(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Whether Asterisk takes it for true. */
    public boolean yes() {
        return TRUE.contains(value.toLowerCase(Locale.ROOT));
    }

    /** Whether Asterisk takes it for false. */
    public boolean no() {
        return FALSE.contains(value.toLowerCase(Locale.ROOT));
    }

    /** Never shows the value, which may be a secret. */
    @Override
    public String toString() {
        return name + " at " + file + ":" + line;
    }
}
