package io.ringfence.investigate.tell;

import io.ringfence.history.log.Kind;
import io.ringfence.investigate.Attacker;
import io.ringfence.investigate.Case;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What to change now, the most urgent first. */
public final class Advice {
    private static final int SHOWN = 8;

    private Advice() {}

    /** A sentence each. */
    public static List<String> of(Case found) {
        List<String> advice = new ArrayList<>();
        Set<String> accounts = new LinkedHashSet<>();
        found.breakIns().forEach(one -> accounts.add(one.account()));
        if (!accounts.isEmpty()) {
            advice.add("Change the password of " + listed(accounts)
                    + " now, to 16 random characters or more, and remove the contacts"
                    + " registered there. End calls that are up.");
            advice.add("Change every other password of the same pattern: who guessed one tries the others.");
        }
        Set<String> suspects = new LinkedHashSet<>();
        found.suspects().forEach(one -> suspects.add(one.account()));
        if (!suspects.isEmpty()) {
            advice.add(
                    "Ask who uses " + listed(suspects)
                            + " whether those calls were theirs. If not, or until you know: change the password, look for forwards and"
                            + " voicemail that dials out, and bar costly calls there. Look at each call with its reasons: ./ringfence"
                            + " replay --config ringfence.yaml and the call records; it needs only country: and dialplan: to be right.");
        }
        boolean stolen = !found.followed().isEmpty()
                || found.suspects().stream().anyMatch(one -> one.calls().size() > 1);
        if (stolen) {
            Set<String> countries = new TreeSet<>();
            found.calls().forEach(call -> {
                String country = Story.country(call.destination().country());
                countries.add(country.isEmpty() ? call.destination().type().label() + " numbers" : country);
            });
            advice.add(
                    "Call your provider's fraud desk today, with this report: some hold payments to the far end back if they are"
                            + " told within days. Ask for a daily limit and for "
                            + (countries.isEmpty() ? "costly destinations" : listed(countries))
                            + " to be barred if nobody of yours calls there.");
        }
        Set<String> networks = new LinkedHashSet<>();
        found.serious().stream().filter(one -> !one.inside()).forEach(one -> networks.add(one.network()));
        if (!networks.isEmpty()) {
            advice.add("Ban " + listed(networks)
                    + " at the firewall, before the PBX. Better still, let SIP in only from the"
                    + " networks your phones and provider are in.");
        }
        if (has(found, Kind.NO_SUCH_ACCOUNT)) {
            advice.add("Names are being guessed: use account names that are not extension numbers, and keep"
                    + " alwaysauthreject on in chan_sip.");
        }
        if (has(found, Kind.NO_SUCH_EXTENSION) || has(found, Kind.STRANGER)) {
            advice.add(
                    "Strangers try to dial: forbid anonymous calls (allowguest=no; no anonymous endpoint in PJSIP) unless you need"
                            + " them, and let their context reach no trunk.");
        }
        boolean manager = found.serious().stream().anyMatch(Attacker::managed);
        if (manager) {
            advice.add(
                    "AMI is being tried: bind it to 127.0.0.1 in manager.conf, or permit only the machines that need it.");
        }
        if (!found.successesLogged() && found.hostileLines() > 0) {
            advice.add(
                    "These logs tell of nobody who was let in. Add a line \"security => security\" to logger.conf, so that the"
                            + " next report can show the break-in itself.");
        }
        if (found.forged() > 0) {
            advice.add(
                    "Somebody writes lines of his own into the logs. Programs that read them, fail2ban among them, can be made to"
                            + " ban innocents: take addresses only from security events, or from AMI.");
        }
        advice.add(
                "Let Ringfence watch the PBX: it sees such an attack while it runs, and ends the calls before they are answered.");
        return advice;
    }

    private static boolean has(Case found, Kind kind) {
        return found.serious().stream().anyMatch(one -> one.kinds().containsKey(kind));
    }

    private static String listed(Set<String> names) {
        List<String> shown = names.stream().limit(SHOWN).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more (see the list)" : "");
    }
}
