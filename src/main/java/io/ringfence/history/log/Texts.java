package io.ringfence.history.log;

import io.ringfence.network.SourceAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Addresses, names and quotes in messages. Texts are Latin-1, a byte a character, until a name is taken out of them. */
final class Texts {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_ADDRESS = 80;
    private static final String[] SCHEMES = {"sip:", "sips:", "tel:"};

    private Texts() {}

    /** {@code 192.0.2.1}, {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}, {@code 2001:db8::1}; unknown for anything else. */
    static SourceAddress address(String text, String transport) {
        if (text.isEmpty() || text.length() > LONGEST_ADDRESS) {
            return SourceAddress.UNKNOWN;
        }
        String host = text;
        String port = "0";
        int colon = text.lastIndexOf(':');
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            boolean ported = close > 0 && colon == close + 1;
            if (close < 0 || !ported && close != text.length() - 1) {
                return SourceAddress.UNKNOWN;
            }
            host = text.substring(1, close);
            port = ported ? text.substring(colon + 1) : "0";
        } else if (colon > 0 && text.indexOf(':') == colon) {
            host = text.substring(0, colon);
            port = text.substring(colon + 1);
        }
        String family = host.indexOf(':') >= 0 ? "IPV6/" : "IPV4/";
        String known = transport.isEmpty() ? "" : transport + "/";
        return host.indexOf('/') >= 0
                ? SourceAddress.UNKNOWN
                : SourceAddress.parse(family + known + host + "/" + (port.isEmpty() ? "0" : port));
    }

    /** A name as a person wrote it: UTF-8, cut where it is too long. */
    static String name(String latin) {
        String text = new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    /** The user of the URI in a From header: {@code 301} in {@code "Ann" <sip:301@example.com>;tag=x}. */
    static String user(String from) {
        int bracket = from.lastIndexOf('<');
        String uri = from.substring(bracket + 1);
        for (String scheme : SCHEMES) {
            int begins = bracket < 0 ? uri.indexOf(scheme) : uri.startsWith(scheme) ? 0 : -1;
            if (begins >= 0) {
                String rest = uri.substring(begins + scheme.length());
                int close = rest.indexOf('>');
                rest = close < 0 ? rest : rest.substring(0, close);
                int host = rest.lastIndexOf('@');
                String user = host < 0 ? scheme.equals("tel:") ? rest : "" : rest.substring(0, host);
                int password = user.indexOf(':');
                return name(password < 0 ? user : user.substring(0, password));
            }
        }
        return "";
    }

    /** Whether every double quote is closed, but for those that are escaped. */
    static boolean balanced(String text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                open = !open;
            }
        }
        return !open;
    }

    /**
     * The one address that stands between {@code before} and {@code after}: unknown when it stands there never, or twice with
     * different ones, since then one of them is forged and nothing says which.
     */
    static SourceAddress only(String text, String before, String after) {
        Set<String> hosts = new HashSet<>();
        SourceAddress found = SourceAddress.UNKNOWN;
        for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
            SourceAddress address = between(text, at + before.length(), after);
            if (address.known()) {
                hosts.add(address.host());
                found = address;
            }
        }
        return hosts.size() == 1 ? found : SourceAddress.UNKNOWN;
    }

    /** The address at {@code from}, if {@code after} follows it. */
    static SourceAddress between(String text, int from, String after) {
        int end = text.indexOf(after, from);
        return end < 0 || end - from > LONGEST_ADDRESS ? SourceAddress.UNKNOWN : transported(text.substring(from, end));
    }

    /** {@code UDP:192.0.2.1:5060}, or without the transport. */
    static SourceAddress transported(String text) {
        int colon = text.indexOf(':');
        String word = colon > 0 ? text.substring(0, colon) : "";
        boolean transport = word.length() >= 2 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (!transport) {
            return address(text, "");
        }
        String known = switch (word) {
            case "UDP", "TCP", "TLS", "WS", "WSS" -> word;
            default -> "";
        };
        return address(text.substring(colon + 1), known);
    }

    /** What is between {@code before}, which {@code text} begins with, and the last {@code after}; {@code ""} otherwise. */
    static String within(String text, String before, String after) {
        int end = text.lastIndexOf(after);
        return text.startsWith(before) && end >= before.length() ? text.substring(before.length(), end) : "";
    }

    static boolean once(String text, String part) {
        int first = text.indexOf(part);
        return first >= 0 && text.indexOf(part, first + 1) < 0;
    }
}
