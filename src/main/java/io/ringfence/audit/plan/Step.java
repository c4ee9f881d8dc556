package io.ringfence.audit.plan;

import io.ringfence.audit.conf.Setting;
import java.util.List;

/**
 * One priority of an extension.
 *
 * @param app the application, as written
 * @param arguments between its parentheses
 * @param at where it stands
 */
public record Step(String app, String arguments, Setting at) {

    /** Its arguments, split. */
    public List<String> split() {
        return Arguments.split(arguments, ',');
    }

    /** Argument {@code index}; empty when there is none. */
    public String argument(int index) {
        List<String> all = split();
        return index < all.size() ? all.get(index) : "";
    }

    /** Whether it is one of these applications. */
    public boolean is(String... names) {
        for (String name : names) {
            if (app.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
