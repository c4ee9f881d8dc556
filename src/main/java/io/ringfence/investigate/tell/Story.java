package io.ringfence.investigate.tell;

import io.ringfence.history.log.Kind;
import io.ringfence.investigate.Attacker;
import io.ringfence.investigate.BreakIn;
import io.ringfence.investigate.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The answers in plain words, for a page and for a text. Texts of strangers are not yet made harmless in them. */
final class Story {
    /** The heading over calls that followed a break-in. */
    static final String STOLEN = "What they did with it, and what it cost";

    /** The heading where none did. */
    static final String SUSPECT = "Calls that would have been ended, and what they cost";

    private static final int SHOWN = 5;

    private Story() {}

    /** Why no break-in is told of. */
    static String nobody(Case found) {
        if (found.logs().isEmpty()) {
            return "There is no log here, so nobody can say whether somebody got in.";
        }
        return found.successesLogged()
                ? "No sign was found that anybody got in."
                : "These logs do not tell of anybody who was let in, so they cannot show a break-in.";
    }

    /** Who attacked. */
    static List<String> who(Case found) {
        List<String> lines = new ArrayList<>();
        List<Attacker> serious = found.serious();
        if (serious.isEmpty()) {
            if (found.logs().isEmpty()) {
                lines.add("Only logs tell, and none was given.");
                return lines;
            }
            lines.add(
                    found.attackers().isEmpty()
                            ? "Nobody was refused."
                            : "Nobody: " + Safe.some(found.attackers().size(), "address was", "addresses were")
                                    + " refused a few times, as happens when somebody mistypes.");
            return lines;
        }
        long attempts = serious.stream().mapToLong(Attacker::attempts).sum();
        Set<String> networks = new LinkedHashSet<>();
        serious.forEach(one -> networks.add(one.network()));
        lines.add(Safe.some(serious.size(), "address", "addresses") + " in "
                + Safe.some(networks.size(), "network", "networks")
                + countries(serious) + " made " + Safe.some(attempts, "attempt", "attempts") + " from "
                + Safe.time(serious.stream().mapToLong(Attacker::first).min().orElse(Long.MAX_VALUE)) + " to "
                + Safe.time(serious.stream().mapToLong(Attacker::last).max().orElse(Long.MIN_VALUE)) + ".");
        int spared = found.attackers().size() - serious.size();
        if (spared > 0) {
            String refused = spared == 1 ? " other address was" : " other addresses were";
            lines.add(Safe.count(spared) + refused
                    + " refused a few times, which a phone of yours may do, and not counted here.");
        }
        if (found.unnamed() > 0) {
            lines.add(Safe.some(found.unnamed(), "hostile line names", "hostile lines name")
                    + " no address that can be proved, and nobody is blamed for "
                    + (found.unnamed() == 1 ? "it." : "them.")
                    + (found.forged() > 0
                            ? " " + Safe.some(found.forged(), "was", "were")
                                    + " written into the log from outside to look like a line of it."
                            : ""));
        }
        return lines;
    }

    private static String countries(List<Attacker> attackers) {
        Map<String, Integer> counts = new TreeMap<>();
        attackers.forEach(one -> counts.merge(one.country(), 1, Integer::sum));
        counts.remove("");
        if (counts.isEmpty()) {
            return "";
        }
        List<String> names = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(entry -> country(entry.getKey()))
                .toList();
        return " (" + String.join(", ", names) + (counts.size() > SHOWN ? " and others" : "") + ")";
    }

    static String country(String code) {
        return code.isEmpty() || code.equals("001")
                ? ""
                : new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
    }

    /** What was tried. */
    static String tried(Case found) {
        Set<String> names = new LinkedHashSet<>();
        found.serious().forEach(one -> names.addAll(one.accounts()));
        if (names.isEmpty()) {
            return "No account was named.";
        }
        List<String> first = names.stream().limit(SHOWN * 4L).map(Safe::text).toList();
        int more = names.size() - first.size();
        return Safe.some(names.size(), "account", "accounts") + ": " + String.join(", ", first)
                + (more > 0 ? " and " + more + " more." : ".");
    }

    /** How an account was got into. */
    static String entry(BreakIn one) {
        String from = one.address().isEmpty() ? "from an address no line proves" : "from " + one.address();
        return "Account " + one.account() + (one.inferred() ? ", used " : ", got into ") + from + " at "
                + Safe.time(one.at()) + ": " + one.how() + ".";
    }

    static String kinds(Attacker attacker) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<Kind, Long> entry : attacker.kinds().entrySet()) {
            parts.add(
                    Safe.count(entry.getValue()) + " " + entry.getKey().label().replace('-', ' '));
        }
        return String.join(", ", parts);
    }
}
