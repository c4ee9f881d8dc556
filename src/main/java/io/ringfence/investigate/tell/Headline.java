package io.ringfence.investigate.tell;

import io.ringfence.investigate.Case;
import io.ringfence.investigate.StolenCall;
import io.ringfence.investigate.Suspect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What happened, in a sentence or three: what the logs show, then what the call records hold. The second is said even when
 * the first is nothing, and no reassurance covers what was not there to be read.
 */
final class Headline {
    private static final int SHOWN = 3;

    private Headline() {}

    /** The verdict on a case. */
    static String of(Case found) {
        if (found.logs().isEmpty() && found.records().isEmpty()) {
            return "Nothing that was given is a log of Asterisk or a file of call records.";
        }
        String logs = logs(found);
        String calls = calls(found);
        return logs + (logs.isEmpty() || calls.isEmpty() ? "" : " ") + calls;
    }

    private static String logs(Case found) {
        Set<String> accounts = new LinkedHashSet<>();
        found.breakIns().forEach(one -> accounts.add(one.account()));
        if (!accounts.isEmpty()) {
            return brokenInto(found, accounts);
        }
        if (found.logs().isEmpty()) {
            return "";
        }
        if (!found.serious().isEmpty()) {
            return "The PBX was attacked"
                    + (found.successesLogged()
                            ? ", and no sign was found that anybody got in."
                            : "; these logs do not say who was let in, so a break-in cannot be ruled out.");
        }
        String shown = found.hostileLines() > 0
                ? "The logs show a few failures and no attack"
                : "The logs show no sign of an attack";
        return shown + (found.successesLogged() ? "." : "; they do not say who was let in.");
    }

    private static String brokenInto(Case found, Set<String> accounts) {
        String got = accounts.size() == 1
                ? "Account " + accounts.iterator().next() + " was broken into"
                : accounts.size() + " accounts were broken into";
        List<StolenCall> calls = found.followed();
        if (calls.isEmpty()) {
            return got
                    + (found.records().isEmpty()
                            ? "; without call records nobody can say what it was used for."
                            : "; no costly calls followed.");
        }
        return got + ", and " + Safe.some(calls.size(), "call", "calls") + " worth " + money(found, calls)
                + " followed.";
    }

    private static String calls(Case found) {
        List<Suspect> suspects = found.suspects();
        if (found.records().isEmpty()) {
            return "";
        }
        if (suspects.isEmpty()) {
            return found.logs().isEmpty()
                    ? "The call records hold no call that Ringfence would have ended; without logs nobody can say whether the PBX"
                            + " was attacked."
                    : "";
        }
        List<StolenCall> calls =
                suspects.stream().flatMap(one -> one.calls().stream()).toList();
        long night = suspects.stream().mapToLong(Suspect::atNight).sum();
        Set<String> places = new LinkedHashSet<>();
        suspects.forEach(one -> one.places().forEach(place -> places.add(place(place))));
        List<String> accounts = suspects.stream().map(Suspect::account).toList();
        String but = found.logs().isEmpty() ? "The call records hold " : "But the call records hold ";
        String held = (found.breakIns().isEmpty() ? but : "Besides, the call records hold ")
                + Safe.some(calls.size(), "call", "calls") + " to " + listed(List.copyOf(places)) + " that cost "
                + money(found, calls)
                + (night == 0 ? "" : ", " + Safe.count(night) + " of them at night")
                + ", charged to " + listed(accounts) + ", and that Ringfence would have ended. ";
        return held
                + (calls.size() == suspects.size()
                        ? "A single call is more often an innocent's than a thief's: ask whose it was."
                        : "Who made them cannot be told from call records alone.");
    }

    /** A country by its name, or the word for a class of numbers. */
    private static String place(String place) {
        if (place.equals("001")) {
            return "satellite and other global networks";
        }
        return place.length() == 2 ? Story.country(place) : place + " numbers";
    }

    private static String listed(List<String> names) {
        int more = names.size() - SHOWN;
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String money(Case found, List<StolenCall> calls) {
        return (calls.stream().anyMatch(StolenCall::estimate) ? "about " : "")
                + Safe.money(calls.stream().mapToLong(StolenCall::costMicros).sum(), found.currency());
    }

    /** One line for each suspect. */
    static List<String> suspects(Case found) {
        return found.suspects().stream()
                .map(one -> one.account() + ": " + Safe.some(one.calls().size(), "call", "calls") + " to "
                        + listed(one.places().stream().map(Headline::place).toList()) + ", "
                        + money(found, one.calls()) + ", from "
                        + Safe.time(one.first().at()) + " to "
                        + Safe.time(one.last().at()) + ", "
                        + Safe.count(one.atNight()) + " at night; would have been ended because: "
                        + one.why())
                .toList();
    }
}
