package io.ringfence.ami;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known to be wrong with versions of Asterisk as far as it endangers the phone bill or this connection. */
final class Version {
    private static final Pattern NUMBERS =
            Pattern.compile("(?:certified[/-])?(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    /**
     * A hole by the branch and the releases that have it: from {@code first} up to, not including, {@code fixed}.
     *
     * <p>Source: the advisories of the Asterisk project by their GHSA numbers.
     */
    private record Hole(int branch, int first, int fixedMinor, int fixedPatch, String what) {}

    private static final List<Hole> HOLES = List.of(
            new Hole(18, 23, 23, 1, "GHSA-qqxj-v78h-hrf9: strangers are taken for a local phone"),
            new Hole(20, 8, 8, 1, "GHSA-qqxj-v78h-hrf9: strangers are taken for a local phone"),
            new Hole(21, 3, 3, 1, "GHSA-qqxj-v78h-hrf9: strangers are taken for a local phone"),
            new Hole(18, 0, 24, 2, "GHSA-c4cg-9275-6w44: write=originate can run programs"),
            new Hole(20, 0, 9, 2, "GHSA-c4cg-9275-6w44: write=originate can run programs"),
            new Hole(20, 0, 20, 1, "GHSA-3rhj-hhw7-m6fw: AMI over HTTP can be crashed by anybody"),
            new Hole(22, 0, 10, 1, "GHSA-3rhj-hhw7-m6fw: AMI over HTTP can be crashed by anybody"),
            new Hole(23, 0, 4, 1, "GHSA-3rhj-hhw7-m6fw: AMI over HTTP can be crashed by anybody"));

    private Version() {}

    /** A warning for each known hole of {@code asterisk}; none when the version is unknown. */
    static List<Check> holes(String asterisk) {
        Matcher matcher = NUMBERS.matcher(asterisk);
        if (!matcher.matches()) {
            return List.of();
        }
        int branch = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        String patchText = matcher.group(3);
        int patch = patchText == null ? 0 : Integer.parseInt(patchText);
        return HOLES.stream()
                .filter(hole -> hole.branch == branch && minor >= hole.first)
                .filter(hole -> minor < hole.fixedMinor || minor == hole.fixedMinor && patch < hole.fixedPatch)
                .map(hole -> new Check(
                        "version",
                        Check.Level.WARN,
                        "Asterisk " + asterisk + " has " + hole.what + "; fixed in " + branch + "." + hole.fixedMinor
                                + "." + hole.fixedPatch))
                .toList();
    }
}
