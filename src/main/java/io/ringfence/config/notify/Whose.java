package io.ringfence.config.notify;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Of which PBXs a receiver is told.
 *
 * @param globs names of PBXs, {@code *} for any characters and {@code ?} for one; empty for all of them
 */
public record Whose(List<String> globs) {
    /** Of every PBX, and of what is about none. */
    public static final Whose ALL = new Whose(List.of());

    /** With a copy of the globs. */
    public Whose {
        globs = List.copyOf(globs);
    }

    /** Whether nothing is kept from the receiver. */
    public boolean everything() {
        return globs.isEmpty();
    }

    /** Whether what is about {@code pbx} concerns the receiver; what is about none, or about all, concerns only who is told of everything. */
    public boolean concerns(String pbx) {
        return globs.isEmpty()
                || !pbx.isEmpty()
                        && globs.stream()
                                .anyMatch(glob -> pattern(glob).matcher(pbx).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(glob.chars()
                .mapToObj(each -> each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(Character.toString(each)))
                .collect(Collectors.joining()));
    }
}
