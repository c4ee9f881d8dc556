package io.ringfence.score.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.list.AddressLists;
import io.ringfence.network.Geography;
import io.ringfence.network.SourceAddress;
import io.ringfence.policy.Geofence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and addresses that strangers make up take a bounded room, and push out nothing that proved itself. */
class AccessBoundsTest {
    private static final SourceAddress THIEF = SourceAddress.parse("IPV4/UDP/198.51.100.7/5060");
    private static final SourceAddress OFFICE = SourceAddress.parse("IPV4/UDP/203.0.113.10/5060");
    private static final long START = 1_772_442_035_000_000_000L;

    private final Access access = new Access(new AddressLists(), Geofence.NONE, Geography.NOWHERE);

    @Test
    void aFloodOfForgedSendersForgetsNeitherPhonesNorAttackers() {
        access.on(new AuthSucceeded(START, "main", "PJSIP", "1001", OFFICE));
        for (int i = 0; i < 20; i++) {
            access.on(guess(THIEF));
        }
        for (int i = 0; i < 120_000; i++) {
            String host = "100." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
            SourceAddress forged = SourceAddress.parse("IPV4/UDP/" + host + "/5060");
            access.on(new AccountProbed(START, "main", "PJSIP", "name" + i, forged, "s" + i));
        }
        assertThat(access.claimed()).isLessThanOrEqualTo(50_000);
        assertThat(access.proven()).isLessThan(10);
        List<Sign> guessed = access.on(guess(THIEF));
        assertThat(guessed)
                .anyMatch(sign -> sign.points() == 100 && !sign.about().shared());
        for (int i = 0; i < 20; i++) {
            guessed = access.on(guess(OFFICE));
        }
        assertThat(guessed).isNotEmpty().allMatch(sign -> sign.about().shared());
    }

    private static AuthFailed guess(SourceAddress from) {
        return new AuthFailed(START, "main", "PJSIP", "1001", from, true, "ChallengeResponseFailed");
    }
}
