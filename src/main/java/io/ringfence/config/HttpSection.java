package io.ringfence.config;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.HttpSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code http}: where the console, the API, metrics and health are served. */
final class HttpSection {
    static final String ADDRESS = "127.0.0.1";
    static final int PORT = 9411;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?");

    private HttpSection() {}

    static HttpSettings read(Section section, Sources sources) {
        Value address = section.value("address", "host", "listen", "bind");
        Section tls = section.section("tls", "ssl", "https");
        Value certificate = tls.value("certificate", "cert", "chain");
        Value key = tls.value("key", "private-key");
        if (certificate.given() != key.given()) {
            (certificate.given() ? certificate : key).reject("needs both `certificate` and `key`");
        }
        Path chain = sources.readable(certificate);
        Path secret = sources.readable(key);
        boolean open = section.value("open-metrics").truth(false);
        return new HttpSettings(
                address(address, certificate.given()),
                section.value("port").whole(0, 65_535, PORT),
                chain,
                secret,
                names(section.values("names", "name", "hosts")),
                open,
                sources.writable(section.value("backups", "backup")));
    }

    private static List<String> names(List<Value> values) {
        List<String> names = new ArrayList<>();
        for (Value value : values) {
            String name = value.text().toLowerCase(Locale.ROOT);
            if (NAME.matcher(name).matches()) {
                names.add(name);
            } else {
                value.reject("must be a host name, without a port");
            }
        }
        return List.copyOf(names);
    }

    private static String address(Value address, boolean tls) {
        if (!address.given() || address.text().equals("localhost")) {
            return address.given() ? address.text() : ADDRESS;
        }
        if (!InetAddresses.isInetAddress(address.text())) {
            address.reject("must be an IP address of this machine, or localhost");
            return ADDRESS;
        }
        if (!tls && !InetAddresses.forString(address.text()).isLoopbackAddress()) {
            address.reject("other machines can reach this address, so it needs `tls` with `certificate` and `key`");
            return ADDRESS;
        }
        return address.text();
    }
}
