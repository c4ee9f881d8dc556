package io.ringfence.audit.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One of the places a {@code Dial} calls.
 *
 * @param technology upper case; empty when a variable holds it
 * @param peer the endpoint, trunk or group; the context for {@code LOCAL}
 * @param number what is dialled there; empty when nothing is
 */
record DialTarget(String technology, String peer, String number) {
    private static final Pattern OUTWARD = Pattern.compile("(?i)\\$\\{[^}]*(TRUNK|OUT)");

    /** The places {@code argument} names, globals put in. */
    static List<DialTarget> of(String argument) {
        List<DialTarget> targets = new ArrayList<>();
        for (String one : Arguments.split(argument, '&')) {
            String text = one.startsWith("${") && one.indexOf('}') < one.indexOf('/') ? variable(one) : one;
            int slash = text.indexOf('/');
            if (slash > 0) {
                targets.add(target(text.substring(0, slash).toUpperCase(Locale.ROOT), text.substring(slash + 1)));
            }
        }
        return targets;
    }

    private static String variable(String text) {
        int slash = text.indexOf('/');
        return OUTWARD.matcher(text).find()
                ? "OUTWARD/" + text.substring(0, slash) + "/" + text.substring(slash + 1)
                : "";
    }

    private static DialTarget target(String technology, String rest) {
        String tail = rest.replaceAll("/n$|/nj$|/j$", "");
        int at = tail.lastIndexOf('@');
        int slash = Arguments.find(tail, '/');
        boolean pathed = slash < tail.length();
        switch (technology) {
            case "LOCAL" -> {
                return at < 0
                        ? new DialTarget(technology, "default", tail)
                        : new DialTarget(technology, tail.substring(at + 1), tail.substring(0, at));
            }
            case "PJSIP", "SIP" -> {
                if (at >= 0 && !(pathed && slash < at)) {
                    String peer = tail.substring(at + 1).split("/", 2)[0];
                    return new DialTarget(technology, peer, tail.substring(0, at));
                }
            }
            case "IAX2" -> {
                String peer = pathed ? tail.substring(0, slash) : tail;
                String name = peer.substring(peer.lastIndexOf('@') + 1).split(":", 2)[0];
                return new DialTarget(technology, name, pathed ? tail.substring(slash + 1) : "");
            }
            default -> {}
        }
        return new DialTarget(
                technology, pathed ? tail.substring(0, slash) : tail, pathed ? tail.substring(slash + 1) : "");
    }

    boolean local() {
        return technology.equals("LOCAL");
    }

    /** Whether it leaves the PBX by a trunk. */
    boolean outward(Peers peers) {
        return switch (technology) {
            case "LOCAL" -> false;
            case "PJSIP", "SIP", "IAX2" ->
                peers.trunk(technology, peer) || !number.isEmpty() && !peers.phone(technology, peer);
            case "OUTWARD" -> true;
            default -> !number.isEmpty();
        };
    }
}
