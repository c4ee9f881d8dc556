package io.ringfence.list;

import java.util.List;

/** Lists that must not be used; the message names every error, a line each. */
public final class InvalidList extends RuntimeException {
    private final transient List<String> errors;

    InvalidList(List<String> errors) {
        super(String.join("\n", errors));
        this.errors = List.copyOf(errors);
    }

    /** Each with file, line, value and rule; at most a hundred. */
    public List<String> errors() {
        return errors;
    }
}
