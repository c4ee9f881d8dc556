package io.ringfence.network;

import com.google.common.net.InetAddresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Countries by ranges of addresses, from the text files of Debian's {@code tor-geoipdb}: {@code first,last,CC} in ascending
 * order, IPv4 as decimal numbers, IPv6 as addresses. Of IPv6 addresses the first 64 bits count.
 *
 * <p>Costs 10 bytes a range in IPv4 and 18 in IPv6, some 9 MB for the whole Internet; a look-up is a binary search. Bound:
 * {@value #MOST} ranges a file.
 */
final class CountryRanges implements Geography {
    private static final int MOST = 4_000_000;
    private static final int LETTERS = 26;

    private final Table v4;
    private final Table v6;

    /** Ranges in ascending order: the first and last of each, as unsigned numbers, and its country. */
    private record Table(long[] first, long[] last, short[] country) {
        String country(long address) {
            int low = 0;
            int high = first.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (Long.compareUnsigned(first[middle], address) > 0) {
                    high = middle - 1;
                } else if (Long.compareUnsigned(last[middle], address) < 0) {
                    low = middle + 1;
                } else {
                    return text(country[middle]);
                }
            }
            return "";
        }
    }

    private CountryRanges(Table v4, Table v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    /**
     * Reads both files.
     *
     * @throws IOException when one cannot be read or holds another format
     */
    static CountryRanges read(Path v4, Path v6) throws IOException {
        return new CountryRanges(new Rows(v4, false).read(), new Rows(v6, true).read());
    }

    @Override
    public String country(SourceAddress address) {
        if (!address.known() || !InetAddresses.isInetAddress(address.host())) {
            return "";
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(InetAddresses.forString(address.host()).getAddress());
        return bytes.capacity() == Integer.BYTES
                ? v4.country(Integer.toUnsignedLong(bytes.getInt()))
                : v6.country(bytes.getLong());
    }

    private static String text(short country) {
        return country == 0
                ? ""
                : String.valueOf(
                        new char[] {(char) ('A' + (country - 1) / LETTERS), (char) ('A' + (country - 1) % LETTERS)});
    }

    private static final class Rows {
        private final Path file;
        private final boolean v6;
        private long[] first = new long[1 << 16];
        private long[] last = new long[1 << 16];
        private short[] country = new short[1 << 16];
        private int rows;

        Rows(Path file, boolean v6) {
            this.file = file;
            this.v6 = v6;
        }

        Table read() throws IOException {
            int line = 0;
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                    line++;
                    if (!row.isEmpty() && row.charAt(0) != '#') {
                        take(row);
                    }
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file + ":" + line + ": must be first address, last address, country in ascending order", e);
            }
            return new Table(Arrays.copyOf(first, rows), Arrays.copyOf(last, rows), Arrays.copyOf(country, rows));
        }

        private void take(String row) {
            String[] cells = row.split(",", -1);
            if (cells.length != 3 || cells[2].length() != 2 || rows >= MOST) {
                throw new IllegalArgumentException(row);
            }
            if (rows == first.length) {
                first = Arrays.copyOf(first, rows * 2);
                last = Arrays.copyOf(last, rows * 2);
                country = Arrays.copyOf(country, rows * 2);
            }
            long from = address(cells[0]);
            long to = address(cells[1]);
            boolean ascending = rows == 0 || Long.compareUnsigned(from, last[rows - 1]) >= 0;
            if (!ascending || Long.compareUnsigned(to, from) < 0) {
                throw new IllegalArgumentException(row);
            }
            first[rows] = from;
            last[rows] = to;
            country[rows++] = code(cells[2]);
        }

        private long address(String cell) {
            return v6
                    ? ByteBuffer.wrap(InetAddresses.forString(cell).getAddress())
                            .getLong()
                    : Integer.toUnsignedLong(Integer.parseUnsignedInt(cell));
        }

        private static short code(String cell) {
            int a = cell.charAt(0) - 'A';
            int b = cell.charAt(1) - 'A';
            boolean letters = a >= 0 && a < LETTERS && b >= 0 && b < LETTERS;
            return (short) (letters ? 1 + a * LETTERS + b : 0);
        }
    }
}
