package io.ringfence.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Check;
import io.ringfence.ami.FeedStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final FeedStatus UP = feed("hq", true, true, Check.Level.OK, "");
    private static final FeedStatus TESTING = feed("shop", true, false, Check.Level.OK, "");
    private static final FeedStatus DOWN = feed("shop", false, false, Check.Level.OK, "connection refused");
    private static final FeedStatus LAME = feed("shop", true, true, Check.Level.FAIL, "");
    private static final FeedStatus WARNED = feed("shop", true, true, Check.Level.WARN, "");

    @Test
    void readyWhenAllIsWell() {
        Health health = Health.of("enforce", true, List.of(UP, WARNED), List.of());
        assertThat(health.ready()).isTrue();
        assertThat(health.reasons()).isEmpty();
        assertThat(health.pbx()).extracting(Health.Pbx::name).containsExactly("hq", "shop");
        assertThat(health.pbx().get(0).since()).isEqualTo("2026-11-22T17:28:20Z");
        assertThat(health.pbx().get(0).lagSeconds()).isEqualTo(0.25);
    }

    @Test
    void blindNamesThePbxThatIs() {
        Health health = Health.of("observe", true, List.of(UP, DOWN), List.of());
        assertThat(health.status()).isEqualTo("blind");
        assertThat(health.reasons()).containsExactly("shop: blind since 2026-11-22T17:28:20Z: connection refused");
    }

    @Test
    void degradedByAFailedCheckOrAnyTrouble() {
        assertThat(Health.of("observe", true, List.of(UP, LAME), List.of()).status())
                .isEqualTo("degraded");
        assertThat(Health.of("observe", true, List.of(UP, LAME), List.of()).reasons())
                .containsExactly("shop: security: says");
        Health troubled = Health.of("observe", true, List.of(UP), List.of("hangup failed"));
        assertThat(troubled.status()).isEqualTo("degraded");
        assertThat(troubled.reasons()).containsExactly("hangup failed");
    }

    @Test
    void blindOutweighsDegraded() {
        assertThat(Health.of("observe", true, List.of(LAME, DOWN), List.of("x")).status())
                .isEqualTo("blind");
    }

    @Test
    void aPbxLostWhileOthersStartIsBlindAtOnce() {
        FeedStatus lost =
                new FeedStatus("hq", false, false, 1_795_370_900_000_000_000L, "cut", "22.10.1", List.of(), 0);

        assertThat(Health.of("observe", false, List.of(lost, TESTING), List.of())
                        .status())
                .isEqualTo("blind");
    }

    @Test
    void startingUntilSettled() {
        assertThat(Health.of("observe", false, List.of(UP, DOWN), List.of()).status())
                .isEqualTo("starting");
        assertThat(Health.of("observe", false, List.of(UP, TESTING), List.of()).status())
                .isEqualTo("starting");
        assertThat(Health.of("observe", false, List.of(UP), List.of()).status()).isEqualTo("ready");
        assertThat(Health.of("observe", true, List.of(TESTING), List.of()).ready())
                .isFalse();
    }

    private static FeedStatus feed(String pbx, boolean up, boolean tested, Check.Level level, String reason) {
        List<Check> checks = List.of(new Check("security", level, "says"));
        String version = up ? "22.10.1" : "";
        return new FeedStatus(pbx, up, tested, 1_795_368_500_000_000_000L, reason, version, checks, 250_000_000L);
    }
}
