package io.ringfence.list;

import com.google.common.net.InetAddresses;
import io.ringfence.network.SourceAddress;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Addresses and networks, the smallest network counting. Immutable: reading again makes a new one.
 *
 * <p>A line holds an address or {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or the first and the last address of a range, in two columns or with a dash
 * between. Of IPv6 the first 64 bits count: whoever has one
 * address of a /64 has all.
 */
public final class AddressList {
    /** On which nothing is. */
    public static final AddressList EMPTY = new AddressList(Map.of());

    private static final int BITS = 64;

    private final Map<Network, Listed> entries;
    private final List<Integer> lengths4;
    private final List<Integer> lengths6;

    /** The first {@code length} bits of an address, the rest zeros. */
    private record Network(boolean v6, int length, long bits) {}

    private AddressList(Map<Network, Listed> entries) {
        this.entries = entries;
        this.lengths4 = lengths(entries, false);
        this.lengths6 = lengths(entries, true);
    }

    private static List<Integer> lengths(Map<Network, Listed> entries, boolean v6) {
        TreeSet<Integer> lengths = new TreeSet<>();
        entries.keySet().stream()
                .filter(network -> network.v6() == v6)
                .forEach(network -> lengths.add(network.length()));
        return new ArrayList<>(lengths.descendingSet());
    }

    /**
     * Reads files.
     *
     * @throws InvalidList with every error found, if there is any
     */
    public static AddressList of(List<Path> files) {
        Map<Network, Listed> entries = new HashMap<>();
        ListFile.readAll(files, (cell, next, file, line) -> take(entries, cell, next, file, line));
        return entries.isEmpty() ? EMPTY : new AddressList(entries);
    }

    /** What is sound of a file, be it lines or JSON; what is not is added to {@code errors}. */
    public static AddressList soundOf(Path file, List<String> errors) {
        Map<Network, Listed> entries = new HashMap<>();
        if (JsonAddresses.is(file)) {
            JsonAddresses.read(file, errors, (cell, next, name, line) -> take(entries, cell, next, name, line));
        } else {
            new ListFile(errors).read(file, (cell, next, name, line) -> take(entries, cell, next, name, line));
        }
        return entries.isEmpty() ? EMPTY : new AddressList(entries);
    }

    /** Networks somebody wrote down elsewhere, such as in the settings. */
    public static AddressList of(String name, List<String> networks) {
        Map<Network, Listed> entries = new HashMap<>();
        for (int i = 0; i < networks.size(); i++) {
            String wrong = take(entries, networks.get(i), "", name, i + 1);
            if (!wrong.isEmpty()) {
                throw new InvalidList(List.of(name + ": " + networks.get(i) + " " + wrong));
            }
        }
        return entries.isEmpty() ? EMPTY : new AddressList(entries);
    }

    /** Networks on it. */
    public int size() {
        return entries.size();
    }

    /** The smallest network on it that holds {@code address}. */
    public Listed find(SourceAddress address) {
        if (entries.isEmpty() || !address.known() || !InetAddresses.isInetAddress(address.host())) {
            return Listed.NOWHERE;
        }
        InetAddress inet = InetAddresses.forString(address.host());
        boolean v6 = inet.getAddress().length > Integer.BYTES;
        long bits = bits(inet);
        for (int length : v6 ? lengths6 : lengths4) {
            Listed found = entries.get(new Network(v6, length, masked(bits, length)));
            if (found != null) {
                return found;
            }
        }
        return Listed.NOWHERE;
    }

    private static String take(Map<Network, Listed> entries, String words, String next, String file, int line) {
        String cell = words.split("\\s", 2)[0];
        String rule = "must be an address or a network such as 192.0.2.0/24";
        int dash = cell.indexOf('-');
        if (dash > 0) {
            return span(entries, cell.substring(0, dash), cell.substring(dash + 1), new Listed(file, line, cell));
        }
        if (InetAddresses.isInetAddress(cell) && InetAddresses.isInetAddress(next)) {
            return span(entries, cell, next, new Listed(file, line, cell + "-" + next));
        }
        int slash = cell.indexOf('/');
        String host = slash < 0 ? cell : cell.substring(0, slash);
        if (!InetAddresses.isInetAddress(host)) {
            return rule;
        }
        InetAddress inet = InetAddresses.forString(host);
        int most = inet.getAddress().length * Byte.SIZE;
        String digits = slash < 0 ? String.valueOf(most) : cell.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > most || Integer.parseInt(digits) < 1) {
            return rule;
        }
        int length = Math.min(BITS, Integer.parseInt(digits));
        boolean v6 = most > Integer.SIZE;
        entries.putIfAbsent(
                new Network(v6, length, masked(bits(inet), length)), new Listed(file, line, host + "/" + digits));
        return "";
    }

    /** Puts the fewest networks in that together are all addresses from {@code first} to {@code last}. */
    private static String span(Map<Network, Listed> entries, String first, String last, Listed listed) {
        String rule = "must begin with the lower address of a range, both of one family";
        if (!InetAddresses.isInetAddress(first) || !InetAddresses.isInetAddress(last)) {
            return rule;
        }
        InetAddress from = InetAddresses.forString(first);
        InetAddress to = InetAddresses.forString(last);
        boolean v6 = from.getAddress().length > Integer.BYTES;
        int shift = v6 ? 0 : Integer.SIZE;
        long at = bits(from) >>> shift;
        long end = bits(to) >>> shift;
        if (from.getAddress().length != to.getAddress().length || Long.compareUnsigned(at, end) > 0) {
            return rule;
        }
        int most = v6 ? BITS : Integer.SIZE;
        while (true) {
            int free = Math.min(Long.numberOfTrailingZeros(at), most - 1);
            while (free > 0 && Long.compareUnsigned(at + (1L << free) - 1, end) > 0) {
                free--;
            }
            entries.putIfAbsent(new Network(v6, most - free, at << shift), listed);
            long covered = at + (1L << free) - 1;
            if (Long.compareUnsigned(covered, end) >= 0) {
                return "";
            }
            at = covered + 1;
        }
    }

    /** The first 64 bits; an IPv4 address is the upper half. */
    private static long bits(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.capacity() == Integer.BYTES ? (long) bytes.getInt() << Integer.SIZE : bytes.getLong();
    }

    private static long masked(long bits, int length) {
        return bits & -1L << BITS - length;
    }
}
