package io.ringfence.access;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose PBXs a user sees.
 *
 * @param globs over names of PBXs, {@code *} for any characters and {@code ?} for one; empty for all of them
 */
public record Scope(List<String> globs) {
    /** Every PBX, those to come too. */
    public static final Scope ALL = new Scope(List.of());

    private static final Pattern GLOB = Pattern.compile("[^\\s,]{1,100}");

    /** Refuses what could not be written down again. */
    public Scope {
        globs = List.copyOf(globs);
        for (String glob : globs) {
            if (!GLOB.matcher(glob).matches()) {
                throw new IllegalArgumentException("a scope names PBXs, without blanks and commas");
            }
        }
    }

    /** Globs with commas; an empty text means all, and a lone comma is refused rather than taken for that. */
    public static Scope of(String text) {
        return text.isBlank()
                ? ALL
                : new Scope(
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /** Whether nothing is out of sight. */
    public boolean everything() {
        return globs.isEmpty();
    }

    /** Whether {@code pbx} is in sight. */
    public boolean permits(String pbx) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> matches(glob, pbx));
    }

    /** As {@link #of(String)} reads it. */
    public String text() {
        return String.join(",", globs);
    }

    private static boolean matches(String glob, String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char each = glob.charAt(i);
            switch (each) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(String.valueOf(each)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
