package io.ringfence.access;

import java.util.Locale;

/** What a user may do. */
public enum Role {
    /** Look at everything in the user's scope. */
    VIEWER,
    /** Act there, too. */
    OPERATOR;

    /** Lower case, as people write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that label. */
    public static Role of(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return role;
            }
        }
        throw new IllegalArgumentException("a role is viewer or operator");
    }
}
