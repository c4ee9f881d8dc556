package io.ringfence.act.ban;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which endpoints are trunks, as far as names tell: those the settings name, by endpoint or {@code TECH/endpoint}; where they name none, all but
 * numbers of up to six digits.
 */
final class TrunkNames {
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,6}");

    private final List<Pattern> globs;

    TrunkNames(List<String> globs) {
        this.globs = globs.stream().map(TrunkNames::glob).toList();
    }

    boolean contain(String endpoint) {
        return globs.isEmpty()
                ? !EXTENSION.matcher(endpoint).matches()
                : globs.stream().anyMatch(glob -> glob.matcher(endpoint).matches());
    }

    private static Pattern glob(String glob) {
        String endpoint = glob.substring(glob.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Pattern.compile(
                endpoint.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE);
    }
}
