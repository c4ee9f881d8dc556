package io.ringfence.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockTest {
    private static final SourceAddress FOUR = SourceAddress.parse("IPV4/UDP/198.51.100.7/5060");
    private static final SourceAddress SIX = SourceAddress.parse("IPV6/TCP/2001:DB8:0:1::7/5060");

    @Test
    void anAddressAloneAndTheNetworkAroundIt() {
        assertThat(Block.of(FOUR)).hasToString("198.51.100.7/32");
        assertThat(Block.around(FOUR)).hasToString("198.51.100.0/24");
        assertThat(Block.of(SIX)).hasToString("2001:db8:0:1::7/128");
        assertThat(Block.around(SIX)).hasToString("2001:db8:0:1::/64");
        assertThat(Block.of(FOUR).single()).isTrue();
        assertThat(Block.of(SIX).single()).isTrue();
        assertThat(Block.around(FOUR).single()).isFalse();
        assertThat(Block.around(SIX).single()).isFalse();
    }

    @Test
    void whatNobodyCanPlaceIsUnknown() {
        SourceAddress name = new SourceAddress("UDP", "phone.example", 5060);

        assertThat(Block.of(SourceAddress.UNKNOWN)).isEqualTo(Block.UNKNOWN).hasToString("");
        assertThat(Block.around(SourceAddress.UNKNOWN)).isEqualTo(Block.UNKNOWN);
        assertThat(Block.of(name)).isEqualTo(Block.UNKNOWN);
        assertThat(Block.UNKNOWN.known()).isFalse();
        assertThat(Block.UNKNOWN.single()).isFalse();
    }
}
