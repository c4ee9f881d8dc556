package io.ringfence.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeographyTest {
    private static final String V4 = "# ranges\n16777216,16777471,AU\n16777472,16778239,CN\n3221225984,4294967295,??\n";
    private static final String V6 = "2001:db8::,2001:db8:0:ffff:ffff:ffff:ffff:ffff,DE\nfe00::,ffff::,US\n";

    private static SourceAddress at(String host) {
        return new SourceAddress("UDP", host, 5060);
    }

    private static Path files(Path folder, String v4, String v6) throws IOException {
        Files.writeString(folder.resolve("geoip6"), v6);
        return Files.writeString(folder.resolve("geoip"), v4);
    }

    @ParameterizedTest
    @CsvSource({
        "0.255.255.255, ''",
        "1.0.0.0, AU",
        "1.0.0.255, AU",
        "1.0.1.0, CN",
        "1.0.3.255, CN",
        "1.0.4.0, ''",
        "192.0.2.1, ''",
        "255.255.255.255, ''",
        "2001:db8::1, DE",
        "2001:db8:1::, ''",
        "fe00::1, US",
        "'', ''"
    })
    void rangesOfText(String host, String country, @TempDir Path folder) throws IOException {
        Geography geography = Geography.of(files(folder, V4, V6));

        assertThat(geography.country(at(host))).isEqualTo(country);
        assertThat(geography.known()).isTrue();
    }

    @Test
    void anotherFormatIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        for (String wrong : new String[] {"x\n", "1,2\n", "5,9,DE\n4,4,DE\n", "9,5,DE\n", "1,4294967296,DE\n"}) {
            Path file = files(folder, "#\n" + wrong, V6);
            assertThatThrownBy(() -> Geography.of(file))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("geoip:");
        }
        Files.writeString(folder.resolve("x.mmdb"), "no database");
        assertThatThrownBy(() -> Geography.of(folder.resolve("x.mmdb"))).hasMessageContaining("x.mmdb cannot be used");
        assertThatThrownBy(() -> Geography.of(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24, false",
        "10.1.2.3, 10.1.2.0/24, true",
        "172.16.0.1, 172.16.0.0/24, true",
        "172.32.0.1, 172.32.0.0/24, false",
        "100.64.1.1, 100.64.1.0/24, true",
        "100.128.1.1, 100.128.1.0/24, false",
        "192.168.5.5, 192.168.5.0/24, true",
        "127.0.0.1, 127.0.0.0/24, true",
        "255.1.1.1, 255.1.1.0/24, false",
        "2001:db8:0:1:2::5, 2001:db8:0:1::/64, false",
        "fd00::1, fd00::/64, true",
        "fe80::1, fe80::/64, true"
    })
    void prefixes(String host, String text, boolean inside) {
        Prefix prefix = Prefix.of(at(host));

        assertThat(prefix).hasToString(text);
        assertThat(prefix.inside()).isEqualTo(inside);
        assertThat(prefix.known()).isTrue();
    }

    @Test
    void neighboursShareTheLargerNetwork() {
        assertThat(Prefix.of(at("192.0.2.1")).wide())
                .isEqualTo(Prefix.of(at("192.0.77.1")).wide());
        assertThat(Prefix.of(at("192.0.2.1")).wide())
                .isNotEqualTo(Prefix.of(at("192.1.2.1")).wide());
        assertThat(Prefix.of(at("2001:db8::1")).wide())
                .isEqualTo(Prefix.of(at("2001:db8:7::1")).wide());
        assertThat(Prefix.of(at("2001:db8::1")).wide())
                .isNotEqualTo(Prefix.of(at("2001:db9::1")).wide());
        assertThat(Prefix.of(SourceAddress.UNKNOWN)).isEqualTo(Prefix.UNKNOWN).hasToString("unknown");
    }
}
