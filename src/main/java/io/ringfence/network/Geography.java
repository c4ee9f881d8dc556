package io.ringfence.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Which country an address is in, as far as a file of the operator or of the system says. */
public interface Geography {
    /** Knows no address. */
    Geography NOWHERE = new Geography() {
        @Override
        public String country(SourceAddress address) {
            return "";
        }

        @Override
        public boolean known() {
            return false;
        }
    };

    /** ISO 3166 alpha-2 in capitals; {@code ""} when nobody knows: private addresses, gaps of the file. Never throws. */
    String country(SourceAddress address);

    /** Whether there is any file to ask. */
    default boolean known() {
        return true;
    }

    /**
     * What a file says: a {@code .mmdb} database, or the {@code geoip} text file of Debian's {@code tor-geoipdb} with its {@code
     * geoip6} beside it.
     *
     * @throws UncheckedIOException when it cannot be read, naming the file and line
     */
    static Geography of(Path file) {
        try {
            return file.toString().endsWith(".mmdb")
                    ? new CountryDatabase(file.toFile())
                    : CountryRanges.read(file, file.resolveSibling(file.getFileName() + "6"));
        } catch (IOException e) {
            throw new UncheckedIOException("geo: " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** What Debian's {@code tor-geoipdb} says where it is installed, read once; else {@link #NOWHERE}. */
    static Geography ofSystem() {
        return OfSystem.READ;
    }
}
