package io.ringfence.act.ban;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decide.ban.Ban;
import io.ringfence.network.Cidr;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NftTextTest {
    static Ban ban(String network, long seconds) {
        return new Ban(
                Cidr.parse(network).orElseThrow(),
                0,
                seconds * 1_000_000_000L,
                1,
                Ban.Origin.POLICY,
                "office",
                "guessed }; flush ruleset",
                true);
    }

    @Test
    void elementsAreAddressesAndSeconds() {
        assertThat(NftText.add(List.of(ban("198.51.100.7", 60), ban("2001:db8::/64", 7), ban("203.0.113.0/24", 9)), 0))
                .isEqualTo("""
                        add element inet ringfence banned4 { 198.51.100.7 timeout 60s, 203.0.113.0/24 timeout 9s }
                        add element inet ringfence banned6 { 2001:db8::/64 timeout 7s }
                        """);
        assertThat(NftText.add(List.of(ban("198.51.100.7", 60)), 59_999_999_999L))
                .contains(" timeout 1s ");
        assertThat(NftText.delete(List.of(ban("198.51.100.7", 60).network())))
                .isEqualTo("delete element inet ringfence banned4 { 198.51.100.7 }\n");
        assertThat(NftText.add(List.of(), 0)).isEmpty();
    }

    /** Nothing an attacker writes gets in: neither why nor who. */
    @Test
    void whatAttackersWriteIsNotInIt() {
        assertThat(NftText.table(List.of(ban("198.51.100.7", 60)), 0)).doesNotContain("guessed", "office", "ruleset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"nftables\": 7}",
                "{\"nftables\": [{\"set\": {\"name\": \"banned4\"}}]}"
            })
    void whatIsNoTableIsNotSound(String json) {
        assertThat(NftText.present(json).sound()).isFalse();
    }

    @Test
    void anythingCanBeRead() {
        String real = """
                {"nftables": [{"set": {"name": "banned4", "elem": [{"elem": {"val": "198.51.100.7", "timeout": 100,
                 "expires": 99}}, {"elem": {"val": {"prefix": {"addr": "203.0.113.0", "len": 24}}, "expires": 3599}},
                 {"elem": {"val": {"range": ["192.0.2.1", "192.0.2.9"]}, "expires": 9}}]}}]}""";
        assertThat(NftText.present(real).secondsLeft()).hasToString("{198.51.100.7=99, 203.0.113.0/24=3599}");
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder broken = new StringBuilder(real);
            for (int n = 0; n < 4; n++) {
                broken.setCharAt(random.nextInt(broken.length()), (char) (random.nextInt(96) + 32));
            }
            assertThat(NftText.present(broken.toString()).sound()).isFalse();
        }
    }
}
