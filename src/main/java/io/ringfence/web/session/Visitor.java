package io.ringfence.web.session;

import io.ringfence.access.Role;
import io.ringfence.access.Scope;

/**
 * Who asks, and what it may.
 *
 * @param name of the user; empty for nobody who is known
 * @param csrf what a browser must send along to change something; empty for programs, whose token no browser sends by itself
 */
public record Visitor(String name, Role role, Scope scope, String csrf) {
    /** Nobody who is known. */
    public static final Visitor NOBODY = new Visitor("", Role.VIEWER, Scope.of("/"), "");

    /** Whether it is somebody. */
    public boolean known() {
        return !name.isEmpty();
    }

    /** Whether it may change things in its scope. */
    public boolean operates() {
        return role == Role.OPERATOR;
    }
}
