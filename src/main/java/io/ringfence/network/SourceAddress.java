package io.ringfence.network;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Set;

/**
 * An address as a PBX reports it, {@code IPV4/UDP/192.0.2.10/5060}.
 *
 * @param transport {@code UDP}, {@code TCP}, {@code TLS}, {@code WS}, {@code WSS} or {@code ""} when the PBX does not say
 * @param host the address in canonical text without scope; {@code ""} when unknown
 * @param port 0 when unknown
 */
public record SourceAddress(String transport, String host, int port) {
    private static final Set<String> TRANSPORTS = Set.of("UDP", "TCP", "TLS", "WS", "WSS");

    /** Stands for an address that nobody proved. */
    public static final SourceAddress UNKNOWN = new SourceAddress("", "", 0);

    /**
     * Reads {@code IPV4|IPV6[/TRANSPORT]/literal/port} as Asterisk prints it. Never resolves a name.
     *
     * @return the address, or {@link #UNKNOWN} when the text has any other form
     */
    public static SourceAddress parse(String text) {
        String[] part = text.split("/", -1);
        if (part.length < 3 || part.length > 4) {
            return UNKNOWN;
        }
        boolean v6 = part[0].equals("IPV6");
        String transport = part.length == 4 ? part[1] : "";
        if (!(v6 || part[0].equals("IPV4")) || !(part.length == 3 || TRANSPORTS.contains(transport))) {
            return UNKNOWN;
        }
        String literal = part[part.length - 2];
        int scope = literal.indexOf('%');
        String bare = scope < 0 ? literal : literal.substring(0, scope);
        int port = port(part[part.length - 1]);
        if (port < 0 || !InetAddresses.isInetAddress(bare)) {
            return UNKNOWN;
        }
        InetAddress address = InetAddresses.forString(bare);
        boolean is4 = address.getAddress().length == 4;
        return is4 || v6 ? new SourceAddress(transport, InetAddresses.toAddrString(address), port) : UNKNOWN;
    }

    /** Whether an address was proved at all. */
    public boolean known() {
        return !host.isEmpty();
    }

    /** Whether the PBX talked with it over a connection, so that it is where it says: all but UDP. */
    public boolean connected() {
        return !transport.isEmpty() && !transport.equals("UDP");
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port <= 65_535 ? port : -1;
    }
}
