package io.ringfence.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells trunks from phones. With globs configured they alone decide. Without, endpoints are learned to be trunks: by
 * carrying an outside number, or by calls that arrive from them in a context made for the outside. A name of a few
 * digits is always a phone.
 */
final class Trunks {
    private static final int MOST_LEARNED = 1_000;
    private static final int PLACES = 4_096;
    private static final int LONGEST_EXTENSION = 6;

    /** How FreePBX and Asterisk's samples name the contexts where calls from outside arrive. */
    private static final Pattern OUTSIDE_CONTEXT = Pattern.compile(
            "^(from-(trunk|pstn|did|sip-external|digital|analog|zaptel|dahdi|carrier|provider|outside|external)"
                    + "|inbound|incoming|trunk|pstn|ext-did|did\\b).*",
            Pattern.CASE_INSENSITIVE);

    private List<Pattern> globs;
    /** What the globs say of devices lately asked about, one a place: callers may make up any number of names. */
    private final ChannelName[] judged = new ChannelName[PLACES];

    private final boolean[] configured = new boolean[PLACES];
    private final Set<String> learned = new LinkedHashSet<>();

    Trunks(List<String> globs) {
        this.globs = globs.stream().map(Trunks::glob).toList();
        Arrays.fill(judged, ChannelName.of(""));
    }

    /** Goes by other globs from now on; what was learned stays. */
    void become(List<String> others) {
        globs = others.stream().map(Trunks::glob).toList();
        Arrays.fill(judged, ChannelName.of(""));
    }

    boolean isTrunk(ChannelName name) {
        if (!name.peer()) {
            return false;
        }
        if (globs.isEmpty()) {
            return spanOfDahdi(name) || learned.contains(name.device());
        }
        int hash = name.device().hashCode();
        int place = (hash ^ hash >>> Short.SIZE) & PLACES - 1;
        if (judged[place] != name && !judged[place].device().equals(name.device())) {
            configured[place] = matchesGlob(name);
        }
        judged[place] = name;
        return configured[place];
    }

    private boolean matchesGlob(ChannelName name) {
        for (Pattern glob : globs) {
            if (glob.matcher(name.endpoint()).matches()
                    || glob.matcher(name.device()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** A channel of this endpoint has this context of its own: where its calls arrive. */
    void seenIn(ChannelName name, String context) {
        if (couldBeTrunk(name) && !learned.contains(name.device()) && fromOutside(context)) {
            learn(name);
        }
    }

    /** This endpoint was asked to carry an outside number. */
    void carried(ChannelName name) {
        if (couldBeTrunk(name) || (name.peer() && name.technology().equals("DAHDI"))) {
            learn(name);
        }
    }

    /** Endpoints that behave as trunks, as {@code TECH/endpoint}, sorted: to propose to the operator. */
    List<String> proposed() {
        List<String> proposed = new ArrayList<>(learned);
        proposed.sort(null);
        return proposed;
    }

    static boolean fromOutside(String context) {
        return OUTSIDE_CONTEXT.matcher(context).matches();
    }

    /** A peer whose name is no extension number. */
    static boolean couldBeTrunk(ChannelName name) {
        return name.peer() && !(name.digitsOnly() && name.endpoint().length() <= LONGEST_EXTENSION);
    }

    private void learn(ChannelName name) {
        if (learned.size() < MOST_LEARNED) {
            learned.add(name.device());
        }
    }

    private static boolean spanOfDahdi(ChannelName name) {
        return name.technology().equals("DAHDI")
                && name.endpoint().startsWith("i")
                && Dialled.digitsOnly(name.endpoint().substring(1));
    }

    private static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    }
}
