package io.ringfence.number;

import java.util.List;

/** A rate deck that must not be used; its message lists every error, a line each. */
public final class InvalidRateDeck extends RuntimeException {
    private final transient List<String> errors;

    InvalidRateDeck(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** Each with file, line, value and rule; at most a hundred. */
    public List<String> errors() {
        return errors;
    }
}
