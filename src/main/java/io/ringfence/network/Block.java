package io.ringfence.network;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses: one address, or the network around it.
 *
 * @param host its first address, in canonical text; {@code ""} when unknown
 * @param length how many leading bits all of them share
 */
public record Block(String host, int length) {
    /** Stands for the addresses of somebody nobody can place. */
    public static final Block UNKNOWN = new Block("", 0);

    /** {@code address} alone, a /32 or /128. */
    public static Block of(SourceAddress address) {
        if (!address.known() || !InetAddresses.isInetAddress(address.host())) {
            return UNKNOWN;
        }
        InetAddress inet = InetAddresses.forString(address.host());
        return new Block(InetAddresses.toAddrString(inet), inet.getAddress().length * Byte.SIZE);
    }

    /** The network {@code address} is taken to belong to, its /24 or /64. */
    public static Block around(SourceAddress address) {
        return of(Prefix.of(address));
    }

    /** All addresses of {@code prefix}. */
    public static Block of(Prefix prefix) {
        String[] parts = prefix.toString().split("/", 2);
        return parts.length == 2 ? new Block(parts[0], Integer.parseInt(parts[1])) : UNKNOWN;
    }

    /** What {@link #toString} writes, or an address alone; unknown for anything else. */
    public static Block parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!InetAddresses.isInetAddress(host)) {
            return UNKNOWN;
        }
        InetAddress inet = InetAddresses.forString(host);
        int most = inet.getAddress().length * Byte.SIZE;
        String digits = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
        boolean length = digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= most;
        return length ? masked(inet.getAddress(), Integer.parseInt(digits)) : UNKNOWN;
    }

    private static Block masked(byte[] bytes, int length) {
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return new Block(InetAddresses.toAddrString(InetAddress.getByAddress(bytes)), length);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    /** Whether it holds any address. */
    public boolean known() {
        return length > 0;
    }

    /** Whether it holds one address only. */
    public boolean single() {
        return known() && length == (host.indexOf(':') < 0 ? Integer.SIZE : 2 * Long.SIZE);
    }

    /** {@code 192.0.2.10/32}, {@code 2001:db8::/64}; {@code ""} when unknown. */
    @Override
    public String toString() {
        return known() ? host + "/" + length : "";
    }
}
