package io.ringfence.history.log;

import io.ringfence.network.SourceAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code res_pjsip} and pjproject say. The From header and the Call-ID are the caller's text, on both sides of the address;
 * where they hold another address in the same place, neither is named.
 */
final class PjsipMessages {
    private static final String SERVICE = "PJSIP";
    private static final String CALLID = "' (callid: ";
    private static final Pattern REASON = Pattern.compile(
            "\\) - (No matching endpoint found|Failed to authenticate|Error to authenticate|Not match Endpoint ACL"
                    + "|Not match Endpoint Contact ACL|Request not allowed)(?: after \\d{1,9} tries in \\d{1,12}(?:\\.\\d{1,6})? ms)?$");
    private static final Pattern PACKET = Pattern.compile(
            "^sip_transport\\.c\\s+(?:Dropping|Error processing) (\\d{1,7}) bytes packet from ([A-Z]{2,4}) ");
    private static final Pattern ADDED =
            Pattern.compile("^Added contact '(.*)' to AOR '([^']*)' with expiration of \\d+ seconds$");
    private static final Pattern REGISTRAR =
            Pattern.compile("' \\(((?:\\d{1,3}\\.){3}\\d{1,3}|\\[?[0-9a-fA-F:]{2,45}]?):\\d{1,5}\\)$");

    private PjsipMessages() {}

    static Sighting of(String text) {
        if (text.startsWith("Request ")) {
            return request(text);
        }
        if (text.startsWith("sip_transport.c")) {
            return malformed(text);
        }
        if (text.startsWith("Added contact '")) {
            Matcher added = ADDED.matcher(text);
            return added.matches()
                    ? Sighting.of(
                            Kind.REGISTERED,
                            SERVICE,
                            Texts.name(added.group(2)),
                            SourceAddress.UNKNOWN,
                            Texts.name(added.group(1)),
                            true)
                    : Sighting.NONE;
        }
        if (text.startsWith("AOR '") && text.contains("' not found for endpoint '")) {
            Matcher from = REGISTRAR.matcher(text);
            SourceAddress address = from.find() ? Texts.address(from.group(1), "") : SourceAddress.UNKNOWN;
            int end = text.lastIndexOf("' (");
            int name = text.lastIndexOf("endpoint '") + "endpoint '".length();
            return Sighting.of(
                    Kind.BAD_REQUEST,
                    SERVICE,
                    name < end ? Texts.name(text.substring(name, end)) : "",
                    address,
                    "",
                    true);
        }
        return call(text);
    }

    private static Sighting request(String text) {
        int from = text.indexOf("from '");
        if (from < 0) {
            return Sighting.NONE;
        }
        Matcher reason = REASON.matcher(text);
        int end = text.indexOf(") - ", Math.max(0, text.lastIndexOf(CALLID)));
        boolean complete = end > 0 && reason.region(end, text.length()).lookingAt();
        int failed = text.indexOf("' failed for '", from);
        boolean quoted = failed > 0 && Texts.balanced(text.substring(from, failed));
        SourceAddress address = complete && quoted ? Texts.only(text, "' failed for '", CALLID) : SourceAddress.UNKNOWN;
        Kind kind = switch (complete ? reason.group(1) : "") {
            case "No matching endpoint found" -> Kind.NO_SUCH_ACCOUNT;
            case "Failed to authenticate" -> Kind.WRONG_PASSWORD;
            case "Not match Endpoint ACL", "Not match Endpoint Contact ACL" -> Kind.ACL;
            default -> Kind.AUTH_FAILED;
        };
        String account = failed < 0 ? "" : Texts.user(text.substring(from + 6, failed));
        return Sighting.of(kind, SERVICE, account, address, "", false);
    }

    /**
     * {@code 1001: Call (UDP:192.0.2.1:5060) to extension '…' rejected because …}: what stands before the address is a name of
     * the configuration, so the first address is the caller's whatever the extension holds.
     */
    private static Sighting call(String text) {
        boolean older = text.startsWith("Call from '");
        int open = older ? text.indexOf("' (", 11) + 2 : text.indexOf("Call (") + 5;
        boolean call = open >= 5 && text.indexOf(") to extension '", open) > 0;
        String name =
                older ? Texts.within(text.substring(0, Math.max(open, 0)), "Call from '", "' ") : endpoint(text, open);
        if (!call || name.indexOf('\'') >= 0) {
            return Sighting.NONE;
        }
        SourceAddress address = Texts.once(text, SipMessages.NOT_FOUND) && SipMessages.closed(text)
                ? caller(text, open + 1)
                : SourceAddress.UNKNOWN;
        return Sighting.of(
                Kind.NO_SUCH_EXTENSION, SERVICE, Texts.name(name), address, SipMessages.dialled(text), false);
    }

    private static String endpoint(String text, int open) {
        int colon = text.lastIndexOf(": Call (", Math.max(0, open));
        return colon < 0 ? "" : text.substring(0, colon).strip();
    }

    /** The address at {@code from}, before the extension. */
    static SourceAddress caller(String text, int from) {
        return Texts.between(text, from, ") to extension '");
    }

    private static Sighting malformed(String text) {
        Matcher packet = PACKET.matcher(text);
        if (!packet.find()) {
            return Sighting.NONE;
        }
        int end = text.indexOf(' ', packet.end());
        String address = end < 0 ? "" : text.substring(packet.end(), end);
        return Sighting.of(Kind.MALFORMED, SERVICE, "", Texts.transported(packet.group(2) + ":" + address), "", false);
    }

    /** How many bytes of a packet follow the line {@code text}, 0 when none do. */
    static int packet(String text) {
        Matcher packet = PACKET.matcher(text);
        return packet.find() && text.contains(" Error processing ") && text.endsWith(":")
                ? Integer.parseInt(packet.group(1))
                : 0;
    }
}
