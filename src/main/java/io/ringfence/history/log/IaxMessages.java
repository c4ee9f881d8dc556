package io.ringfence.history.log;

import io.ringfence.network.SourceAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code chan_iax2} and {@code manager} say: the address comes before what the caller wrote, or ends the line. */
final class IaxMessages {
    private static final String SERVICE = "IAX2";
    private static final String AMI = "AMI";
    private static final String ADDRESS = "(\\[?[0-9a-fA-F:.]{2,48}]?(?::\\d{1,5})?)";
    private static final Pattern HOST = Pattern.compile("^Host '?" + ADDRESS + "'? "
            + "(failed to authenticate as|failed MD5 authentication for|failed RSA authentication with inkeys"
            + "|denied access to register peer|did not provide proper plaintext password for|trying to do RSA authentication)"
            + " ?'?([^']*)'?(?: \\([0-9a-fA-F]{0,64} != [0-9a-fA-F]{0,64}\\))?(?:, but we have no inkeys)?$");
    private static final Pattern FROM =
            Pattern.compile("^(?:No registration for peer|Peer) '(.*)' (is not dynamic )?\\(from " + ADDRESS + "\\)$");
    private static final Pattern CONNECT = Pattern.compile("^Rejected connect attempt from " + ADDRESS
            + ", (who was trying to reach '|request '.*' does not exist).*$");
    private static final Pattern TOKEN = Pattern.compile(
            "^Call rejected, CallToken Support required\\. If unexpected, resolve by" + " placing address " + ADDRESS
                    + " in the calltokenoptional list or setting user (.*) requirecalltoken=no$");
    private static final Pattern INSPECTED =
            Pattern.compile("^Address " + ADDRESS + " failed CallToken hash inspection$");
    private static final Pattern REGISTERED =
            Pattern.compile("^Registered IAX2 '([^']*)' \\([A-Z]+\\) at " + ADDRESS + "$");
    private static final Pattern REFUSED = Pattern.compile(
            "^" + ADDRESS
                    + " (failed to authenticate as|tried to authenticate with non-?exist[ae]nt user|failed to pass IP ACL as) '([^']*)'$");
    private static final Pattern CONNECTION = Pattern.compile("^(?:HTTP )?(?:Connect attempt from '" + ADDRESS
            + "' unable to authenticate|Client from " + ADDRESS + ", failed to authenticate in \\d+ seconds)$");
    private static final Pattern LOGGED_ON =
            Pattern.compile("^(?:HTTP )?Manager '([^']*)' logged on from " + ADDRESS + "$");

    private IaxMessages() {}

    static Sighting of(String text) {
        Matcher host = HOST.matcher(text);
        if (host.matches()) {
            Kind kind = host.group(2).startsWith("denied") ? Kind.ACL : Kind.WRONG_PASSWORD;
            return sighting(kind, host.group(3), host.group(1), host.group(2).contains("MD5"));
        }
        Matcher from = FROM.matcher(text);
        if (from.matches()) {
            Kind kind = from.group(2) == null ? Kind.NO_SUCH_ACCOUNT : Kind.NOT_DYNAMIC;
            return sighting(kind, from.group(1), from.group(3), false);
        }
        Matcher connect = CONNECT.matcher(text);
        if (connect.matches()) {
            Kind kind = connect.group(2).startsWith("who") ? Kind.REJECTED : Kind.NO_SUCH_EXTENSION;
            return sighting(kind, "", connect.group(1), false);
        }
        Matcher token = TOKEN.matcher(text);
        if (token.matches()) {
            return sighting(Kind.REJECTED, token.group(2), token.group(1), false);
        }
        Matcher inspected = INSPECTED.matcher(text);
        if (inspected.matches()) {
            return sighting(Kind.AUTH_FAILED, "", inspected.group(1), false);
        }
        Matcher registered = REGISTERED.matcher(text);
        return registered.matches()
                ? sighting(Kind.REGISTERED, registered.group(1), registered.group(2), true)
                : Sighting.NONE;
    }

    private static Sighting sighting(Kind kind, String account, String address, boolean answered) {
        return Sighting.of(kind, SERVICE, Texts.name(account), Texts.address(address, ""), "", answered);
    }

    /** What the manager says. Its connections are TCP, so nobody can pretend to be elsewhere. */
    static Sighting ofManager(String text) {
        Matcher refused = REFUSED.matcher(text);
        if (refused.matches()) {
            Kind kind = switch (refused.group(2).charAt(0)) {
                case 't' -> Kind.NO_SUCH_ACCOUNT;
                default -> refused.group(2).contains("ACL") ? Kind.ACL : Kind.WRONG_PASSWORD;
            };
            return manager(kind, refused.group(3), refused.group(1));
        }
        Matcher connection = CONNECTION.matcher(text);
        if (connection.matches()) {
            String address = connection.group(1) == null ? connection.group(2) : connection.group(1);
            return manager(Kind.AUTH_FAILED, "", address);
        }
        Matcher on = LOGGED_ON.matcher(text);
        return on.matches() ? manager(Kind.LOGGED_ON, on.group(1), on.group(2)) : Sighting.NONE;
    }

    private static Sighting manager(Kind kind, String account, String address) {
        SourceAddress from = Texts.address(address, "TCP");
        return Sighting.of(kind, AMI, Texts.name(account), from, "", from.known());
    }
}
