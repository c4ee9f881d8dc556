package io.ringfence.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A reading as lines for a person, safe for a terminal. */
final class Shown {
    private static final int LONGEST = 128;

    private Shown() {}

    static List<String> lines(String dialled, Reading reading) {
        Destination destination = reading.destination();
        List<String> lines = new ArrayList<>();
        lines.add("dialled               " + text(dialled));
        if (!reading.number().isEmpty() && !reading.number().equals(dialled)) {
            lines.add("number in it          " + text(reading.number()));
        }
        if (!reading.outside().isEmpty()) {
            lines.add("outside line          " + reading.outside());
        }
        if (!reading.prefix().isEmpty()) {
            lines.add("international prefix  " + reading.prefix());
        }
        if (destination.hasNumber()) {
            lines.add("E.164                 +" + destination.e164());
        }
        if (!destination.country().isEmpty()) {
            lines.add("country               " + country(destination.country()));
        }
        lines.add("type                  " + reading.kind());
        lines.add("class                 " + destination.type().label());
        lines.add("because               " + reading.why());
        return lines;
    }

    private static String country(String code) {
        if (code.equals("001")) {
            return "001 (a global network, no country)";
        }
        String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
        return code + " (" + name + ")";
    }

    /** {@code text} with everything but printable ASCII escaped, cut to {@value #LONGEST} characters. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                shown.append(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return text.length() > LONGEST ? shown + " (" + text.length() + " characters)" : shown.toString();
    }
}
