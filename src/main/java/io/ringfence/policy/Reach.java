package io.ringfence.policy;

import java.util.List;

/**
 * Where the extensions of a group may call, besides what applies to all.
 *
 * @param said whether {@code countries} replaces the list of countries that applies to all
 * @param countries the only ones that may be called: ISO 3166 codes, {@code premium}, {@code satellite}, {@code unallocated}
 * @param deniedCountries never these, whatever else is allowed
 * @param deniedNumbers never these
 */
public record Reach(boolean said, List<String> countries, List<String> deniedCountries, List<String> deniedNumbers) {
    /** What applies to all, and nothing else. */
    public static final Reach UNSAID = new Reach(false, List.of(), List.of(), List.of());
}
