package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunksTest {
    private static ChannelName name(String channel) {
        return ChannelName.of(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "trunk*, PJSIP/trunk-00000001, true",
        "trunk*, PJSIP/TRUNK2-00000001, true",
        "PJSIP/carrier?, PJSIP/carrier1-00000001, true",
        "PJSIP/carrier?, SIP/carrier1-00000001, false",
        "DAHDI/*, DAHDI/i1/0044-1, true",
        "a.c, PJSIP/abc-00000001, false",
        "trunk*, PJSIP/alice-00000001, false",
        "trunk*, Local/trunk@ctx-00000001;1, false",
    })
    void configuredGlobsDecideAlone(String glob, String channel, boolean trunk) {
        Trunks trunks = new Trunks(List.of(glob));
        trunks.carried(name("PJSIP/alice-00000001"));
        assertThat(trunks.isTrunk(name(channel))).isEqualTo(trunk);
    }

    @Test
    void learnsFromCarryingAndFromTheContextCallsArriveIn() {
        Trunks trunks = new Trunks(List.of());
        ChannelName carrier = name("PJSIP/voipms-00000001");
        assertThat(trunks.isTrunk(carrier)).isFalse();
        trunks.carried(carrier);
        trunks.seenIn(name("SIP/upstream-00000001"), "from-pstn-e164-us");
        trunks.seenIn(name("SIP/alice-00000001"), "from-internal");
        assertThat(trunks.isTrunk(carrier)).isTrue();
        assertThat(trunks.proposed()).containsExactly("PJSIP/voipms", "SIP/upstream");
    }

    @Test
    void neverTakesAnExtensionNumberForATrunk() {
        Trunks trunks = new Trunks(List.of());
        trunks.carried(name("PJSIP/1001-00000001"));
        trunks.seenIn(name("PJSIP/1001-00000001"), "from-trunk");
        assertThat(trunks.isTrunk(name("PJSIP/1001-00000002"))).isFalse();
        trunks.carried(name("PJSIP/442079460123-00000001"));
        assertThat(trunks.isTrunk(name("PJSIP/442079460123-00000002"))).isTrue();
    }

    @Test
    void takesDahdiSpansAndPortsThatCarry() {
        Trunks trunks = new Trunks(List.of());
        assertThat(trunks.isTrunk(name("DAHDI/i1/0044-1"))).isTrue();
        assertThat(trunks.isTrunk(name("DAHDI/3-1"))).isFalse();
        trunks.carried(name("DAHDI/3-1"));
        assertThat(trunks.isTrunk(name("DAHDI/3-1"))).isTrue();
    }

    @Test
    void learnsABoundedNumber() {
        Trunks trunks = new Trunks(List.of());
        for (int i = 0; i < 5_000; i++) {
            trunks.carried(name("SIP/peer" + i + "x-00000001"));
        }
        assertThat(trunks.proposed()).hasSize(1_000);
    }
}
