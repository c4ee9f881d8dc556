package io.ringfence.network;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Addresses that share their first bits; a single address shares all of them. Canonical: an IPv4 address written as IPv6 is IPv4, and the
 * bits beyond {@code length} are zeros.
 *
 * @param v6 whether it is IPv6
 * @param high the first 64 bits of an IPv6 address; 0 in IPv4
 * @param low the last 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 * @param length bits shared
 */
public record Cidr(boolean v6, long high, long low, int length) implements Comparable<Cidr> {
    /** Stands for no network: it contains no address and none contains it. */
    public static final Cidr NONE = new Cidr(false, 0, 0, 0);

    private static final int SITE4 = 24;
    private static final int SITE6 = 64;

    /** Cuts what is beyond {@code length}. */
    public Cidr {
        if (length < 0 || length > (v6 ? 128 : 32)) {
            throw new IllegalArgumentException(
                    "length of a network must be 0 to " + (v6 ? 128 : 32) + ", not " + length);
        }
        high = v6 ? high & mask(Math.min(length, Long.SIZE)) : 0;
        low = v6 ? low & mask(Math.max(0, length - Long.SIZE)) : low & mask(Integer.SIZE + length) & 0xffff_ffffL;
    }

    /** Reads {@code 192.0.2.10}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}; names are never resolved and scopes refused. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (host.indexOf('%') >= 0 || !InetAddresses.isInetAddress(host)) {
            return Optional.empty();
        }
        Cidr single = of(InetAddresses.forString(host));
        if (slash < 0) {
            return Optional.of(single);
        }
        String digits = text.substring(slash + 1);
        boolean mapped = !single.v6 && host.indexOf(':') >= 0; // its length would count bits of IPv6
        if (mapped || !digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > single.length) {
            return Optional.empty();
        }
        return Optional.of(single.widened(Integer.parseInt(digits)));
    }

    /** One address. */
    public static Cidr of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.capacity() == Integer.BYTES
                ? new Cidr(false, 0, Integer.toUnsignedLong(bytes.getInt()), 32)
                : new Cidr(true, bytes.getLong(), bytes.getLong(), 128);
    }

    /** One address; {@link #NONE} when it is unknown. */
    public static Cidr of(SourceAddress address) {
        return parse(address.host()).orElse(NONE);
    }

    /** Whether it is one address. */
    public boolean single() {
        return length == (v6 ? 128 : 32);
    }

    /** The /24 or /64 around it, or itself when it is wider. */
    public Cidr site() {
        return widened(Math.min(length, v6 ? SITE6 : SITE4));
    }

    /** Whether it is wider than a /24 or a /64. */
    public boolean wide() {
        return length < (v6 ? SITE6 : SITE4);
    }

    /** Whether every address of {@code other} is in it. */
    public boolean contains(Cidr other) {
        return length > 0
                && other.v6 == v6
                && other.length >= length
                && other.widened(length).equals(this);
    }

    /** Whether they have an address in common. */
    public boolean meets(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Whether no stranger on the Internet can have it: this machine, the link, many at once, nobody. */
    public boolean special() {
        return v6
                ? high >>> 48 == 0 && high >>> 32 == 0 && low >>> 1 == 0 // :: and ::1
                        || high >>> 56 == 0xff
                        || (high >>> 54) == (0xfe80L >> 6)
                : first() == 0 || first() == 127 || first() >= 224 || low >>> 16 == (169 << 8 | 254);
    }

    /** Whether it is for use inside: RFC 1918, RFC 4193, RFC 6598. */
    public boolean inside() {
        return v6
                ? high >>> 57 == 0xfc >> 1
                : first() == 10
                        || low >>> 20 == (172 << 4 | 1)
                        || low >>> 16 == (192 << 8 | 168)
                        || low >>> 22 == (100 << 2 | 1);
    }

    private long first() {
        return low >>> 24;
    }

    private Cidr widened(int bits) {
        return new Cidr(v6, high, low, bits);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << Long.SIZE - bits;
    }

    /** The first address, in canonical text. */
    public String address() {
        byte[] bytes = v6
                ? ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array()
                : ByteBuffer.allocate(Integer.BYTES).putInt((int) low).array();
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    /** {@code 192.0.2.10}, {@code 192.0.2.0/24}. */
    @Override
    public String toString() {
        return single() ? address() : address() + "/" + length;
    }

    @Override
    public int compareTo(Cidr other) {
        int order = Boolean.compare(v6, other.v6);
        order = order != 0 ? order : Long.compareUnsigned(high, other.high);
        order = order != 0 ? order : Long.compareUnsigned(low, other.low);
        return order != 0 ? order : Integer.compare(length, other.length);
    }
}
