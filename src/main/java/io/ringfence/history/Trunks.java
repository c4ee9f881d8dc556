package io.ringfence.history;

import io.ringfence.history.csv.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells trunks from phones. With globs configured they alone decide. Without, a device is learned to be a trunk from the first
 * row in which it carries an outside number, or in which a call comes from it with an inbound number or in a context made for
 * the outside. A name of a few digits is always a phone. Only earlier rows teach, so a shorter file judges them alike.
 */
final class Trunks {
    private static final int MOST_LEARNED = 1_000;
    private static final int MOST_JUDGED = 50_000;

    /** How FreePBX and Asterisk's samples name the contexts where calls from outside arrive. */
    private static final Pattern OUTSIDE_CONTEXT = Pattern.compile(
            "^(from-(trunk|pstn|did|sip-external|digital|analog|zaptel|dahdi|carrier|provider|outside|external)"
                    + "|inbound|incoming|trunk|pstn|ext-did|did\\b).*",
            Pattern.CASE_INSENSITIVE);

    private final List<Pattern> globs;
    private final Map<Device, Boolean> configured = new HashMap<>();
    private final Set<Device> learned = new LinkedHashSet<>();
    private final Map<String, Boolean> contexts = new HashMap<>();

    Trunks(List<String> globs) {
        this.globs = globs.stream().map(Trunks::glob).toList();
    }

    boolean isTrunk(Device device) {
        if (!device.peer()) {
            return false;
        }
        if (globs.isEmpty()) {
            return learned.contains(device) || span(device);
        }
        Boolean known = configured.get(device);
        if (known != null) {
            return known;
        }
        boolean trunk = matches(device);
        if (configured.size() < MOST_JUDGED) {
            configured.put(device, trunk);
        }
        return trunk;
    }

    /** Whether the device would be a trunk if it carried an outside number. */
    boolean wouldCarry(Device device) {
        return isTrunk(device) || (globs.isEmpty() && (device.couldBeTrunk() || device.dahdi()));
    }

    /** The device was asked to carry an outside number. */
    void carried(Device device) {
        if (learned.size() < MOST_LEARNED && wouldCarry(device)) {
            learned.add(device);
        }
    }

    /** A call came from the device. */
    void calledFrom(Row row) {
        boolean outside = !row.did().isEmpty() || outside(row.context());
        if (outside && globs.isEmpty() && row.channel().couldBeTrunk() && learned.size() < MOST_LEARNED) {
            learned.add(row.channel());
        }
    }

    /** Trunks as configured or learned, for a person. */
    List<String> seen() {
        List<String> seen = new ArrayList<>();
        for (Device device : globs.isEmpty() ? learned : configured.keySet()) {
            if (isTrunk(device)) {
                seen.add(device.name());
            }
        }
        seen.sort(null);
        return seen;
    }

    private boolean outside(String context) {
        Boolean known = contexts.get(context);
        if (known != null) {
            return known;
        }
        boolean outside = OUTSIDE_CONTEXT.matcher(context).matches();
        if (contexts.size() < MOST_JUDGED) {
            contexts.put(context, outside);
        }
        return outside;
    }

    private boolean matches(Device device) {
        for (Pattern glob : globs) {
            if (glob.matcher(device.endpoint()).matches()
                    || glob.matcher(device.name()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean span(Device device) {
        return device.dahdi()
                && device.endpoint().startsWith("i")
                && Text.digitsOnly(device.endpoint().substring(1));
    }

    private static Pattern glob(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    }
}
