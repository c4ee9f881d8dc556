package io.ringfence.network;

import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's {@code tor-geoipdb}, read when it is first asked for: half a second. */
final class OfSystem {
    private static final Path V4 = Path.of("/usr/share/tor/geoip");
    private static final Path V6 = Path.of("/usr/share/tor/geoip6");

    static final Geography READ = Files.isReadable(V4) && Files.isReadable(V6) ? Geography.of(V4) : Geography.NOWHERE;

    private OfSystem() {}
}
