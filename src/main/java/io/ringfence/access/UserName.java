package io.ringfence.access;

import java.util.regex.Pattern;

/** What users may be called, so that no list or log needs to escape it. */
public final class UserName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private UserName() {}

    /** {@code name}, or an exception that says what is wrong with it. */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a user's name has letters, digits and . _ @ - only, at most 64, and begins with a letter or digit");
        }
        return name;
    }
}
