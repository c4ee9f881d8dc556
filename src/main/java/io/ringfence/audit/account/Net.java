package io.ringfence.audit.account;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/**
 * A network as Asterisk writes it: {@code 10.0.0.0/8}, {@code 10.0.0.0/255.0.0.0}, or one address. IPv6 is told from IPv4 only.
 *
 * @param base the first address, IPv4 as a number
 * @param mask 0 for everything
 */
record Net(boolean ipv4, int base, int mask) {
    private static final Net NOTHING = new Net(false, 0, -1);

    static Net of(String written) {
        String[] parts = written.strip().split("/", 2);
        if (!InetAddresses.isInetAddress(parts[0])
                || !(InetAddresses.forString(parts[0]) instanceof Inet4Address address)) {
            return NOTHING;
        }
        int base = Ints.fromByteArray(address.getAddress());
        String mask = parts.length < 2 ? "32" : parts[1].strip();
        if (InetAddresses.isInetAddress(mask) && InetAddresses.forString(mask) instanceof Inet4Address dotted) {
            return new Net(true, base, Ints.fromByteArray(dotted.getAddress()));
        }
        Integer bits = Ints.tryParse(mask);
        if (bits == null || bits < 0 || bits > 32) {
            return NOTHING;
        }
        return new Net(true, base, bits == 0 ? 0 : -1 << (32 - bits));
    }

    boolean everything() {
        return ipv4 && mask == 0;
    }

    /** Whether it lies within 127.0.0.0/8. */
    boolean loopback() {
        return ipv4 && base >>> 24 == 127 && mask >>> 24 == 255;
    }

    boolean holds(String address) {
        int bits = Ints.fromByteArray(InetAddresses.forString(address).getAddress());
        return ipv4 && (bits & mask) == (base & mask);
    }

    /** Whether something bound to {@code written} can be reached from other machines. */
    static boolean open(String written) {
        String host = host(written);
        if (host.isEmpty() || host.equals("*")) {
            return true;
        }
        if (!InetAddresses.isInetAddress(host)) {
            return !host.toLowerCase(Locale.ROOT).equals("localhost");
        }
        return !InetAddresses.forString(host).isLoopbackAddress();
    }

    /** Whether {@code written} is an address of every interface, or one the world can route to. */
    static boolean everywhere(String written) {
        String host = host(written);
        if (!InetAddresses.isInetAddress(host)) {
            return host.isEmpty() || host.equals("*");
        }
        InetAddress address = InetAddresses.forString(host);
        return address.isAnyLocalAddress()
                || !address.isLoopbackAddress() && !address.isSiteLocalAddress() && !address.isLinkLocalAddress();
    }

    private static String host(String written) {
        String text = written.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return text.substring(1, end < 0 ? text.length() : end);
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
