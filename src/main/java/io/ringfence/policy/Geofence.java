package io.ringfence.policy;

import java.util.List;

/**
 * From where extensions may log in.
 *
 * @param rules the first that names an extension counts; who is in none may log in from anywhere
 */
public record Geofence(List<Rule> rules) {
    /** Nobody is fenced in. */
    public static final Geofence NONE = new Geofence(List.of());

    /**
     * Where some extensions may be.
     *
     * @param extensions names, globs and ranges
     * @param countries ISO 3166 codes of countries an address may be in
     * @param networks networks it may be in, such as {@code 192.0.2.0/24}
     * @param lists names of lists it may be on
     */
    public record Rule(List<String> extensions, List<String> countries, List<String> networks, List<String> lists) {}
}
