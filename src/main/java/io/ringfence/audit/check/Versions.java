package io.ringfence.audit.check;

import static io.ringfence.audit.weakness.Severity.CRITICAL;
import static io.ringfence.audit.weakness.Severity.HIGH;
import static io.ringfence.audit.weakness.Severity.MEDIUM;

import io.ringfence.audit.weakness.Check;
import io.ringfence.audit.weakness.Scene;
import io.ringfence.audit.weakness.Severity;
import io.ringfence.audit.weakness.Weakness;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions with known holes. Says nothing when the version is not known. */
final class Versions implements Check {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");
    private static final int OLDEST_SUPPORTED = 20;
    private static final List<Integer> ENDED = List.of(21);

    /**
     * One advisory.
     *
     * @param fixed the first good version of each branch; a branch older than all of them was never fixed
     * @param only the only bad versions; empty when all before {@code fixed} are
     */
    private record Hole(String name, Severity severity, List<String> fixed, List<String> only, String what) {}

    private static final List<Hole> HOLES = List.of(
            new Hole(
                    "CVE-2024-35190",
                    CRITICAL,
                    List.of("18.23.1", "20.8.1", "21.3.1"),
                    List.of("18.23.0", "20.8.0", "21.3.0"),
                    "any SIP request is taken for a local endpoint, without a password"),
            new Hole(
                    "CVE-2019-18610",
                    HIGH,
                    List.of("13.29.2", "16.6.2", "17.0.1"),
                    List.of(),
                    "AMI originate runs programs"),
            new Hole(
                    "CVE-2022-42706",
                    HIGH,
                    List.of("16.29.1", "18.15.1", "19.7.1", "20.0.1"),
                    List.of(),
                    "AMI reads files outside of the configuration"),
            new Hole(
                    "CVE-2023-49294",
                    MEDIUM,
                    List.of("18.20.1", "20.5.1", "21.0.1"),
                    List.of(),
                    "AMI reads files outside of the configuration"),
            new Hole(
                    "CVE-2024-42365",
                    HIGH,
                    List.of("18.24.2", "20.9.2", "21.4.2"),
                    List.of(),
                    "AMI originate writes files and runs programs"),
            new Hole(
                    "CVE-2025-47779",
                    MEDIUM,
                    List.of("18.26.2", "20.14.1", "21.9.1", "22.4.1"),
                    List.of(),
                    "SIP messages may carry a forged sender"),
            new Hole(
                    "CVE-2025-57767",
                    HIGH,
                    List.of("20.15.2", "21.10.2", "22.5.2"),
                    List.of(),
                    "one malformed SIP packet stops the PBX"),
            new Hole(
                    "GHSA-3rhj-hhw7-m6fw and others of June 2026",
                    MEDIUM,
                    List.of("20.20.1", "22.10.1", "23.4.1"),
                    List.of(),
                    "AMI over HTTP crashes before login, ARI users may do more than they should"));

    @Override
    public void look(Scene scene, Consumer<Weakness> found) {
        Matcher matcher = NUMBER.matcher(scene.version());
        if (!matcher.find() || scene.version().contains("cert")) {
            return;
        }
        int[] version = numbers(matcher);
        String shown = matcher.group();
        for (Hole hole : HOLES) {
            if (holds(hole, version)) {
                found.accept(new Weakness(
                        "version-hole",
                        hole.severity(),
                        "asterisk.conf",
                        0,
                        "Asterisk " + shown + " has a known hole: " + hole.name(),
                        "In this version " + hole.what()
                                + ". A distribution may have mended it without changing the number: look in its"
                                + " changelog for the name.",
                        "update to " + String.join(" or ", hole.fixed()) + " or later"));
            }
        }
        if (version[0] < OLDEST_SUPPORTED || ENDED.contains(version[0])) {
            found.accept(new Weakness(
                    "version-old",
                    MEDIUM,
                    "asterisk.conf",
                    0,
                    "Asterisk " + shown + " gets no security fixes any more",
                    "Holes found from now on stay open, unless your distribution mends them.",
                    "move to a long-term version, such as 22"));
        }
    }

    private static boolean holds(Hole hole, int[] version) {
        if (!hole.only().isEmpty()) {
            return hole.only().stream().anyMatch(bad -> compare(version, parse(bad)) == 0);
        }
        int oldest = Integer.MAX_VALUE;
        for (String fixed : hole.fixed()) {
            int[] good = parse(fixed);
            oldest = Math.min(oldest, good[0]);
            if (good[0] == version[0]) {
                return compare(version, good) < 0;
            }
        }
        return version[0] < oldest;
    }

    private static int compare(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                return Integer.compare(one[i], other[i]);
            }
        }
        return 0;
    }

    private static int[] parse(String version) {
        Matcher matcher = NUMBER.matcher(version);
        return matcher.find() ? numbers(matcher) : new int[3];
    }

    private static int[] numbers(Matcher matcher) {
        String last = matcher.group(3);
        return new int[] {
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            last == null ? 0 : Integer.parseInt(last)
        };
    }
}
