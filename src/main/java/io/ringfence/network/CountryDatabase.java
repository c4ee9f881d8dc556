package io.ringfence.network;

import com.google.common.net.InetAddresses;
import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.util.Map;

/**
 * Countries from a database in MaxMind's format. Reads both schemas in use: {@code country.iso_code} (GeoLite2, DB-IP) and {@code
 * country_code} (IPtoASN). Held in memory.
 */
final class CountryDatabase implements Geography {
    private final Reader reader;

    /** @throws IOException when the file cannot be read or is no such database */
    CountryDatabase(File file) throws IOException {
        reader = new Reader(file, Reader.FileMode.MEMORY, new CHMCache());
    }

    @Override
    public String country(SourceAddress address) {
        if (!address.known() || !InetAddresses.isInetAddress(address.host())) {
            return "";
        }
        try {
            return code(reader.get(InetAddresses.forString(address.host()), Map.class));
        } catch (IOException | RuntimeException damaged) {
            // A record that cannot be read knows as little as one that is missing.
            return "";
        }
    }

    private static String code(@org.jspecify.annotations.Nullable Object found) {
        if (!(found instanceof Map<?, ?> row)) {
            return "";
        }
        Object code =
                row.get("country") instanceof Map<?, ?> country ? country.get("iso_code") : row.get("country_code");
        return code instanceof String text && text.matches("[A-Z]{2}") ? text : "";
    }
}
