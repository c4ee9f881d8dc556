package io.ringfence.audit.weakness;

import io.ringfence.audit.conf.Setting;

/**
 * Something in a configuration that helps an attacker. Never shows a secret; names from files are made printable and cut.
 *
 * @param id names the kind; the same in every version
 * @param file relative to the folder read
 * @param line of the value, or of the section's header when a value is missing; 0 for the file as a whole
 * @param title one sentence
 * @param why it matters
 * @param fix what to write instead
 */
public record Weakness(String id, Severity severity, String file, int line, String title, String why, String fix) {
    private static final int LONGEST = 600;

    /** Makes texts printable. */
    public Weakness {
        file = printable(file);
        title = printable(title);
        why = printable(why);
        fix = printable(fix);
    }

    /** One at {@code place}. */
    public static Weakness at(Setting place, String id, Severity severity, String title, String why, String fix) {
        return new Weakness(id, severity, place.file(), place.line(), title, why, fix);
    }

    /** {@code text} without control characters and what turns the direction of writing, and not too long. */
    public static String printable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]", "?");
    }
}
