package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelNameTest {

    @ParameterizedTest
    @CsvSource({
        "PJSIP/1001-0000002a, PJSIP, 1001",
        "PJSIP/my-sip-trunk-0000002a, PJSIP, my-sip-trunk",
        "PJSIP/anonymous-00000001, PJSIP, anonymous",
        "SIP/voip.example.com-0000000a, SIP, voip.example.com",
        "IAX2/branch-office-12345, IAX2, branch-office",
        "DAHDI/i1/00447700900123-1a, DAHDI, i1",
        "DAHDI/5-1, DAHDI, 5",
        "Motif/alice-1f, Motif, alice",
        "Local/200@from-internal-0000000a;1, Local, 200@from-internal",
        "PJSIP/1001-0000002a<ZOMBIE>, PJSIP, 1001",
    })
    void splitsTechnologyAndEndpoint(String name, String technology, String endpoint) {
        ChannelName parsed = ChannelName.of(name);
        assertThat(parsed.technology()).isEqualTo(technology);
        assertThat(parsed.endpoint()).isEqualTo(endpoint);
    }

    @Test
    void knowsTheHalvesOfALocalChannel() {
        assertThat(ChannelName.of("Local/200@ctx-0000000a;1").half()).isEqualTo(1);
        assertThat(ChannelName.of("Local/200@ctx-0000000a;2").half()).isEqualTo(2);
        assertThat(ChannelName.pairKey("Local/200@ctx-0000000a;2")).isEqualTo("Local/200@ctx-0000000a");
    }

    @ParameterizedTest
    @CsvSource({
        "AsyncGoto/PJSIP/1001-00000001, false",
        "Surrogate/PJSIP/1001-00000001, false",
        "Local/200@ctx-0000000a;1, false",
        "DAHDI/pseudo-1234, false",
        "nonsense, false",
        "/, false",
        "PJSIP/1001-00000001, true",
    })
    void tellsPeersFromMachinery(String name, boolean peer) {
        assertThat(ChannelName.of(name).peer()).isEqualTo(peer);
    }

    @Test
    void marksWhatAMasqueradeLeaves() {
        assertThat(ChannelName.of("PJSIP/1001-00000001<MASQ>").leftover()).isTrue();
        assertThat(ChannelName.of("PJSIP/1001-00000001").leftover()).isFalse();
    }
}
