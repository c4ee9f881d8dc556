package io.ringfence.track;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import io.ringfence.ami.Event.ContactStatus;
import io.ringfence.ami.Event.PeerStatus;
import io.ringfence.fact.Fact;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.network.SourceAddress;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where phones are, as contacts say: PJSIP's when one is made, refreshed or answers, chan_sip's and IAX2's when one registers. A
 * contact's host is a literal address or it says nothing; names are never resolved.
 *
 * <p>Behind {@code rewrite_contact} the address is the one the phone was heard from; without it a phone behind address translation
 * gives its private one.
 */
final class Contacts {
    private static final Set<String> THERE = Set.of("Created", "Updated", "Reachable", "NonQualified", "Registered");
    private static final int HIGHEST_PORT = 65_535;

    private final String pbx;
    private final Consumer<Fact> facts;

    Contacts(String pbx, Consumer<Fact> facts) {
        this.pbx = pbx;
        this.facts = facts;
    }

    void on(ContactStatus event) {
        String account = event.endpoint().isEmpty() ? event.aor() : event.endpoint();
        if (THERE.contains(event.status())) {
            tell(event.stamp().atNanos(), account, ofUri(event.uri()));
        }
    }

    void on(PeerStatus event) {
        String account = event.peer().substring(event.peer().indexOf('/') + 1);
        if (THERE.contains(event.status())) {
            tell(event.stamp().atNanos(), account, of("", event.address()));
        }
    }

    private void tell(long atNanos, String account, SourceAddress address) {
        if (address.known() && !account.isEmpty()) {
            facts.accept(new PhoneSeen(atNanos, pbx, account, address));
        }
    }

    /** {@code sip:1001@192.0.2.10:5060;transport=udp}: what follows the last {@code @} before any parameter. */
    private static SourceAddress ofUri(String uri) {
        int scheme = uri.indexOf(':');
        int end = uri.indexOf(';', scheme + 1);
        String bare = uri.substring(scheme + 1, end < 0 ? uri.length() : end);
        int at = bare.lastIndexOf('@');
        int transport = uri.indexOf("transport=");
        String named = transport < 0
                ? ""
                : uri.substring(transport + "transport=".length()).split("[;>?]", 2)[0];
        return of(named.toUpperCase(Locale.ROOT), bare.substring(at + 1));
    }

    private static SourceAddress of(String transport, String hostAndPort) {
        try {
            HostAndPort parsed = HostAndPort.fromString(hostAndPort.replaceFirst("[>?].*$", ""));
            String host = parsed.getHost();
            int port = Math.min(HIGHEST_PORT, parsed.getPortOrDefault(0));
            boolean v6 = host.indexOf(':') >= 0;
            if (!InetAddresses.isInetAddress(host)) {
                return SourceAddress.UNKNOWN;
            }
            String way = transport.isEmpty() ? "" : "/" + transport;
            SourceAddress address = SourceAddress.parse((v6 ? "IPV6" : "IPV4") + way + "/" + host + "/" + port);
            return address.known() || transport.isEmpty() ? address : of("", hostAndPort);
        } catch (IllegalArgumentException noAddress) {
            return SourceAddress.UNKNOWN;
        }
    }
}
