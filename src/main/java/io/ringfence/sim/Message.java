package io.ringfence.sim;

import java.util.ArrayList;
import java.util.List;

/** An action as a client sent it: its lines in order. */
record Message(List<String> lines) {

    /** The value of a header, {@code ""} when it is not there; names are case-insensitive. */
    String get(String name) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon == name.length() && line.regionMatches(true, 0, name, 0, colon)) {
                return line.substring(colon + 1).trim();
            }
        }
        return "";
    }

    /** All lines but those of the named headers. */
    List<String> without(String... names) {
        List<String> rest = new ArrayList<>(lines);
        for (String name : names) {
            rest.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        }
        return rest;
    }
}
