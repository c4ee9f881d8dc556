package io.ringfence.web.api;

import io.ringfence.web.session.Visitor;
import java.util.List;
import org.eclipse.jetty.util.Fields;
import tools.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param body an object; an empty one when there was none
 */
record Ask(Visitor visitor, Fields query, JsonNode body) {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000;

    /** A parameter of the query; empty when it is not given. */
    String parameter(String name) {
        String value = query.getValue(name);
        return value == null ? "" : value;
    }

    /** One that must be given. */
    String needed(String name) {
        String value = parameter(name);
        if (value.isEmpty()) {
            throw Refusal.wrong("the parameter " + name + " is missing");
        }
        return value;
    }

    /** How many items a page may have. */
    int limit() {
        return (int) number("limit", USUAL, 1, MOST);
    }

    long number(String name, long otherwise, long least, long most) {
        String value = parameter(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer.
        }
        throw Refusal.wrong("the parameter " + name + " must be a whole number from " + least + " to " + most);
    }

    /** A text of the body; empty when it is not given. */
    String text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() || value.asString().length() > LONGEST) {
            throw Refusal.wrong(name + " must be a text of at most " + LONGEST + " characters");
        }
        return value.asString();
    }

    /** A text of the body that must say something. */
    String said(String name) {
        String text = text(name).strip();
        if (text.isEmpty()) {
            throw Refusal.wrong(name + " must say something");
        }
        return text;
    }

    /** Where the visitor may look: everywhere, or only on some of {@code pbxs}. */
    io.ringfence.store.Search.Where where(List<String> pbxs) {
        String only = parameter("pbx");
        if (!only.isEmpty()) {
            return new io.ringfence.store.Search.Where(
                    false, visitor.scope().permits(only) ? List.of(only) : List.of());
        }
        return new io.ringfence.store.Search.Where(
                visitor.scope().everything(),
                pbxs.stream().filter(visitor.scope()::permits).toList());
    }

    /** Refuses a PBX that is none, or that the visitor must not know of. */
    String permitted(String pbx) {
        if (pbx.isEmpty() || !visitor.scope().permits(pbx)) {
            throw Refusal.missing("no such PBX");
        }
        return pbx;
    }
}
