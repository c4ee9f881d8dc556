package io.ringfence.config;

import com.google.common.net.InetAddresses;
import io.ringfence.config.Settings.HttpSettings;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;

/** {@code http}: where metrics and health are served. */
final class HttpSection {
    static final String ADDRESS = "127.0.0.1";
    static final int PORT = 9411;

    private HttpSection() {}

    static HttpSettings read(Section section) {
        Value address = section.value("address", "host", "listen", "bind");
        return new HttpSettings(address(address), section.value("port").whole(0, 65_535, PORT));
    }

    private static String address(Value address) {
        if (!address.given() || address.text().equals("localhost")) {
            return address.given() ? address.text() : ADDRESS;
        }
        if (!InetAddresses.isInetAddress(address.text())) {
            address.reject("must be an IP address of this machine, or localhost");
            return ADDRESS;
        }
        if (!InetAddresses.forString(address.text()).isLoopbackAddress()) {
            address.warn("other machines can read metrics and health there, without a password");
        }
        return address.text();
    }
}
