package io.ringfence.web;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.HttpSettings;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Request;

/**
 * By which names this server may be asked. A page of another site can make a browser look its own name up here, but it cannot
 * choose the {@code Host} the browser then sends.
 */
final class Hosts {
    private final Set<String> names;

    Hosts(HttpSettings settings) {
        names = Stream.concat(Stream.of("localhost", settings.address()), settings.names().stream())
                .map(Hosts::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether {@code request} names this server: by a name of it, as this machine, or by the address it arrived at. */
    boolean know(Request request) {
        String host = Request.getServerName(request);
        if (host == null) {
            return false;
        }
        String name = plain(host);
        if (names.contains(name)) {
            return true;
        }
        if (!InetAddresses.isInetAddress(name)) {
            return false;
        }
        return InetAddresses.forString(name).isLoopbackAddress() || name.equals(plain(Request.getLocalAddr(request)));
    }

    private static String plain(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT);
    }
}
