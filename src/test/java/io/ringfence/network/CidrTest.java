package io.ringfence.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, 192.0.2.10",
        "192.0.2.10/32, 192.0.2.10",
        "192.0.2.10/24, 192.0.2.0/24",
        "255.255.255.255/1, 128.0.0.0/1",
        "0.0.0.0/0, 0.0.0.0/0",
        "::ffff:192.0.2.10, 192.0.2.10",
        "2001:DB8:0:0::1, 2001:db8::1",
        "2001:db8:1:2:3:4:5:6/64, 2001:db8:1:2::/64",
        "2001:db8:1:2:8000::/65, 2001:db8:1:2:8000::/65",
        "2001:db8:1:2:ffff::/66, 2001:db8:1:2:c000::/66",
        "ffff::/1, 8000::/1",
    })
    void isCanonical(String written, String canonical) {
        assertThat(Cidr.parse(written).orElseThrow()).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/24",
                "192.0.2.10/",
                "192.0.2.10/33",
                "192.0.2.10/-1",
                "192.0.2.10/+8",
                "192.0.2.10/ 8",
                "192.0.2.10/8/8",
                "192.0.2",
                "192.0.2.256",
                "2001:db8::/129",
                "fe80::1%eth0",
                "fe80::1%1/64",
                "example.org",
                "::ffff:192.0.2.0/24",
                "192.0.2.10; drop",
                "192.0.2.10\n",
                "192.0.2.1-192.0.2.9"
            })
    void refusesWhateverElse(String written) {
        assertThat(Cidr.parse(written)).isEmpty();
    }

    /** Against the obvious: every bit compared by itself. */
    @Test
    void containsWhatSharesItsBits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            boolean v6 = random.nextBoolean();
            int most = v6 ? 128 : 32;
            byte[] one = new byte[most / 8];
            random.nextBytes(one);
            byte[] other = one.clone();
            int flipped = random.nextInt(most);
            other[flipped / 8] ^= (byte) (0x80 >> flipped % 8);
            int length = random.nextInt(most + 1);
            Cidr network = of(one, length);

            assertThat(network.contains(of(other, most))).isEqualTo(length > 0 && flipped >= length);
            assertThat(network.contains(of(one, most))).isEqualTo(length > 0);
            assertThat(Cidr.parse(network.toString())).contains(network);
        }
        assertThat(of(new byte[4], 24).contains(of(new byte[16], 128))).isFalse();
    }

    private static Cidr of(byte[] address, int length) {
        try {
            String host = InetAddresses.toAddrString(java.net.InetAddress.getByAddress(address));
            Cidr single = Cidr.parse(host).orElseThrow();
            return new Cidr(single.v6(), single.high(), single.low(), length);
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "169.254.1.1",
                "::",
                "::1",
                "ff02::1",
                "fe80::1"
            })
    void noStrangerHasThese(String address) {
        assertThat(Cidr.parse(address).orElseThrow().special()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "172.15.0.1, false",
        "172.16.0.1, true",
        "172.31.255.1, true",
        "172.32.0.1, false",
        "192.168.9.9, true",
        "192.169.0.1, false",
        "100.63.0.1, false",
        "100.64.0.1, true",
        "100.127.0.1, true",
        "100.128.0.1, false",
        "fc00::1, true",
        "fd12::1, true",
        "fe00::1, false",
        "2001:db8::1, false",
        "8.8.8.8, false"
    })
    void knowsWhatIsInside(String address, boolean inside) {
        Cidr parsed = Cidr.parse(address).orElseThrow();
        assertThat(parsed.inside()).isEqualTo(inside);
        assertThat(parsed.special()).isFalse();
    }
}
