package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.network.SourceAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ChallengesTest {
    private static final SourceAddress PHONE = SourceAddress.parse("IPV4/UDP/192.0.2.1/5060");
    private static final String SENT = "2026-11-28T15:31:21.734+0000";
    private static final String NONCE = "1795879881/65998c6b1fc2f1968cfa85efdd8b0bd3";

    private final Challenges challenges = new Challenges();

    private boolean answered(String from, String nonce, long at) {
        return challenges.answered(SourceAddress.parse(from), "PJSIP", nonce, at);
    }

    @Test
    void anAnswerWithoutAQuestionProvesNothing() {
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", NONCE, 0)).isFalse();
        challenges.sent(PHONE, SENT, 0);
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", NONCE, 1)).isTrue();
        assertThat(answered("IPV4/UDP/192.0.2.1/5061", NONCE, 1)).isFalse();
        assertThat(answered("IPV4/UDP/192.0.2.2/5060", NONCE, 1)).isFalse();
        assertThat(answered(
                        "IPV4/UDP/192.0.2.1/5060", NONCE, Duration.ofMinutes(2).toNanos()))
                .isFalse();
    }

    @Test
    void theNonceMustBeOfTheSecondOfAChallenge() {
        challenges.sent(PHONE, SENT, 0);
        for (String nonce : new String[] {
            "",
            "1/0",
            "/",
            "1795879883/65998c6b",
            "1795879879/65998c6b",
            "99999999999999999999/65998c6b",
            "1795879881/",
            "x"
        }) {
            assertThat(answered("IPV4/UDP/192.0.2.1/5060", nonce, 1)).as(nonce).isFalse();
        }
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", "1795879880/65998c6b", 1))
                .isTrue(); // told a moment later
        challenges.sent(PHONE, "2026-11-28T21:02:00.001+0530", 0);
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", "1795879919/65998c6b", 1))
                .isTrue();
    }

    @Test
    void aConnectionProvesItself() {
        assertThat(answered("IPV4/TCP/192.0.2.1/5060", "", 0)).isTrue();
        assertThat(answered("IPV4/WSS/192.0.2.1/5060", "", 0)).isTrue();
        assertThat(answered("IPV4/192.0.2.1/5060", "", 0)).isFalse();
    }

    /** Other drivers write other nonces, and old versions other times. */
    @Test
    void whereTheSecondIsUnknownTheChallengeCounts() {
        challenges.sent(PHONE, "1443613421-000123", 0);
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", NONCE, 1)).isTrue();
        assertThat(challenges.answered(PHONE, "SIP", "4f1c7d2a", 1)).isTrue();
    }

    @Test
    void aFloodOfAddressesIsBounded() {
        challenges.sent(PHONE, SENT, 0);
        for (int i = 0; i < 2 * Challenges.MOST; i++) {
            challenges.sent(
                    SourceAddress.parse("IPV4/UDP/198.18." + (i >> 8 & 255) + "." + (i & 255) + "/" + (1 + (i >> 16))),
                    SENT,
                    0);
        }
        assertThat(answered("IPV4/UDP/192.0.2.1/5060", NONCE, 1)).isFalse();
    }
}
