package io.ringfence.network;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * The network an address is taken to belong to: its /24, or its /64 in IPv6. As one number, so that rows can keep it.
 *
 * @param key the first 24 bits of an IPv4 address, the first 64 of an IPv6 address; the two never meet, since no IPv6 network
 *     in use begins with 40 zeros; 0 when unknown
 */
public record Prefix(long key) {
    /** Stands for the network of an address nobody knows. */
    public static final Prefix UNKNOWN = new Prefix(0);

    private static final long END_OF_IPV4 = 1L << 24;
    private static final int WIDE_IPV4 = 8;
    private static final int WIDE_IPV6 = 32;

    /** The network of {@code address}. */
    public static Prefix of(SourceAddress address) {
        return address.known() && InetAddresses.isInetAddress(address.host())
                ? of(InetAddresses.forString(address.host()))
                : UNKNOWN;
    }

    private static Prefix of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return new Prefix(bytes.capacity() == Integer.BYTES ? bytes.getInt() >>> 8 : bytes.getLong());
    }

    /** Whether there is one. */
    public boolean known() {
        return key != 0;
    }

    private boolean ipv4() {
        return key >= 0 && key < END_OF_IPV4;
    }

    /** A number for the larger network around it, /16 or /32: roughly what one provider hands out in one place. */
    public long wide() {
        return ipv4() ? key >>> WIDE_IPV4 : key >>> WIDE_IPV6 | 1L << 63;
    }

    /**
     * Whether it lies inside, where no country has it: private (RFC 1918, RFC 4193), of a provider's address translation (RFC
     * 6598), of this machine, of the link.
     */
    public boolean inside() {
        return ipv4() ? inside4() : inside6();
    }

    private boolean inside4() {
        long first = key >>> 16;
        long two = key >>> 8;
        return first == 10
                || first == 127
                || first == 0
                || two >= (172 << 8 | 16) && two <= (172 << 8 | 31)
                || two == (192 << 8 | 168)
                || two == (169 << 8 | 254)
                || two >= (100 << 8 | 64) && two <= (100 << 8 | 127);
    }

    private boolean inside6() {
        long first = key >>> 48;
        return (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80;
    }

    /** {@code 192.0.2.0/24}, {@code 2001:db8:0:1::/64}; {@code unknown} when it is. */
    @Override
    public String toString() {
        if (!known()) {
            return "unknown";
        }
        byte[] bytes = ipv4()
                ? ByteBuffer.allocate(Integer.BYTES).putInt((int) key << 8).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(key).array();
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes)) + (ipv4() ? "/24" : "/64");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
