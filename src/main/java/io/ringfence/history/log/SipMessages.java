package io.ringfence.history.log;

import io.ringfence.network.SourceAddress;
import java.util.Map;

/**
 * What {@code chan_sip} says. The From header is the caller's text, so an address is taken only from behind the last place where
 * Asterisk itself goes on, and never from the header.
 */
final class SipMessages {
    static final String NOT_FOUND = "' rejected because extension not found";

    private static final String SERVICE = "SIP";
    private static final String REGISTRATION = "Registration from '";
    private static final String FAILED_FOR = "' failed for '";
    private static final String CALL = "Call from '";
    private static final String TO = ") to extension '";
    private static final Map<String, Kind> REASONS = Map.of(
            "Wrong password", Kind.WRONG_PASSWORD,
            "No matching peer found", Kind.NO_SUCH_ACCOUNT,
            "Username/auth name mismatch", Kind.NAME_MISMATCH,
            "Device does not match ACL", Kind.ACL,
            "Peer is not supposed to register", Kind.NOT_DYNAMIC,
            "ACL error (permit/deny)", Kind.ACL,
            "Not a local domain", Kind.WRONG_DOMAIN);

    private SipMessages() {}

    static Sighting of(String text) {
        if (text.startsWith(REGISTRATION)) {
            return registration(text);
        }
        if (text.startsWith(CALL)) {
            return call(text);
        }
        if (text.startsWith("Registered SIP '")) {
            return registered(text);
        }
        if (text.startsWith("hacking attempt detected '")) {
            SourceAddress address = Texts.address(Texts.within(text, "hacking attempt detected '", "'"), "");
            return Sighting.of(Kind.STRANGER, SERVICE, "", address, "", false);
        }
        return unproved(text);
    }

    private static Sighting registration(String text) {
        int failed = text.lastIndexOf(FAILED_FOR);
        if (failed < REGISTRATION.length()) {
            return Sighting.NONE;
        }
        String from = text.substring(REGISTRATION.length(), failed);
        String rest = text.substring(failed + FAILED_FOR.length());
        int dash = rest.indexOf("' - ");
        String reason = dash < 0 ? "" : rest.substring(dash + 4);
        boolean proved = dash > 0 && plainWords(reason) && Texts.balanced(from);
        SourceAddress address = proved ? Texts.address(rest.substring(0, dash), "") : SourceAddress.UNKNOWN;
        Kind kind = REASONS.getOrDefault(reason, Kind.AUTH_FAILED);
        return Sighting.of(kind, SERVICE, Texts.user(from), address, "", kind == Kind.WRONG_PASSWORD);
    }

    /** A reason is Asterisk's own words; nothing a caller wrote stands behind them. */
    private static boolean plainWords(String reason) {
        boolean plain = reason.length() >= 4 && reason.length() <= 60;
        for (int i = 0; plain && i < reason.length(); i++) {
            char c = reason.charAt(i);
            plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || " /()-,.".indexOf(c) >= 0;
        }
        int open = reason.indexOf('(');
        return plain
                && !reason.contains(" - ")
                && reason.indexOf(')') >= open
                && (open >= 0 || reason.indexOf(')') < 0);
    }

    /** The extension dialled may hold anything, even what seems to be an address before another extension. */
    private static Sighting call(String text) {
        int quote = text.indexOf('\'', CALL.length());
        String name = quote < 0 ? "" : text.substring(CALL.length(), quote);
        boolean complete = Texts.once(text, NOT_FOUND) && closed(text);
        SourceAddress address = complete ? Texts.only(text, "' (", TO) : SourceAddress.UNKNOWN;
        if (complete && text.startsWith("' (UDP:", quote) && address == SourceAddress.UNKNOWN) {
            address = PjsipMessages.caller(text, quote + 3);
        }
        boolean call = text.contains(TO) || text.contains("' to extension '");
        return call
                ? Sighting.of(Kind.NO_SUCH_EXTENSION, SERVICE, Texts.name(name), address, dialled(text), false)
                : Sighting.NONE;
    }

    /** Behind the context, a name of the dialplan, there is nothing more. */
    static boolean closed(String text) {
        int context = text.indexOf(NOT_FOUND) + NOT_FOUND.length();
        String rest = text.substring(context);
        boolean named = rest.startsWith(" in context '") && (rest.endsWith("'.") || rest.endsWith("'"));
        String name = named ? rest.substring(13, Math.max(13, rest.lastIndexOf('\''))) : "";
        return rest.equals(".") || rest.isEmpty() || named && name.indexOf('\'') < 0;
    }

    static String dialled(String text) {
        int from = text.indexOf("to extension '");
        int start = from + "to extension '".length();
        int end = text.indexOf(NOT_FOUND, start);
        return from < 0 || end < 0 ? "" : Texts.name(text.substring(start, end));
    }

    private static Sighting registered(String text) {
        int at = text.indexOf("' at ");
        if (at < 0) {
            return Sighting.NONE;
        }
        String rest = text.substring(at + 5).replaceFirst(" port (\\d{1,5})$", ":$1");
        int space = rest.indexOf(' ');
        SourceAddress address = Texts.address(space < 0 ? rest : rest.substring(0, space), "");
        String account = Texts.name(text.substring("Registered SIP '".length(), at));
        return Sighting.of(Kind.REGISTERED, SERVICE, account, address, "", true);
    }

    /** Lines that tell of an attack and name nothing but what the attacker wrote. */
    private static Sighting unproved(String text) {
        String rest = text.startsWith("handle_request_")
                ? text.substring(text.indexOf(": ") + 1).strip()
                : text;
        for (String failed : new String[] {
            "Failed to authenticate device ", "Failed to authenticate user ",
            "Sending fake auth rejection for device ", "Sending fake auth rejection for user ",
            "Bad authentication received from '"
        }) {
            boolean ours = failed.endsWith("device ") && rest.contains(", code = "); // we were refused by a provider
            if (rest.startsWith(failed) && !ours) {
                String account = Texts.user(rest.substring(failed.length()));
                return Sighting.of(Kind.AUTH_FAILED, SERVICE, account, SourceAddress.UNKNOWN, "", false);
            }
        }
        int mismatch = rest.indexOf("username mismatch, have <");
        if (mismatch >= 0 && mismatch <= "check_auth: ".length()) {
            String name = rest.substring(mismatch + "username mismatch, have <".length());
            int end = name.indexOf(">, digest has <");
            String account = end < 0 ? "" : Texts.name(name.substring(0, end));
            return Sighting.of(Kind.NAME_MISMATCH, SERVICE, account, SourceAddress.UNKNOWN, "", false);
        }
        if (rest.startsWith("Peer '") && rest.endsWith("' is trying to register, but not configured as host=dynamic")) {
            String account = Texts.name(Texts.within(rest, "Peer '", "' is trying"));
            return Sighting.of(Kind.NOT_DYNAMIC, SERVICE, account, SourceAddress.UNKNOWN, "", false);
        }
        return Sighting.NONE;
    }
}
