package io.ringfence.stat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwoPoolsTest {
    private final Layout layout = new Layout();
    private final Level level = new Level(layout);
    private final Slice slice = new Slice();

    @Test
    void aFloodOfClaimsPushesNoProvenKeyOut() {
        TwoPools pools = new TwoPools(layout, 1_000, 100, 1, 2);
        for (int i = 0; i < 1_000; i++) {
            pools.point(slice, "pbx", 0, "proven" + i, true);
            level.up(slice);
        }
        for (int i = 0; i < 100_000; i++) {
            pools.point(slice, "pbx", 0, "claimed" + i, false);
        }
        assertThat(pools.proven()).isEqualTo(1_000);
        assertThat(pools.claimed()).isEqualTo(100);
        for (int i = 0; i < 1_000; i++) {
            pools.point(slice, "pbx", 0, "proven" + i, false);
            assertThat(level.value(slice)).isEqualTo(1);
        }
    }

    @Test
    void aClaimThatProvesItselfKeepsWhatWasSeen() {
        TwoPools pools = new TwoPools(layout, 100, 100, 1, 2);
        pools.point(slice, "pbx", 0, "600", false);
        level.up(slice);
        level.up(slice);
        pools.point(slice, "pbx", 0, "600", true);
        assertThat(level.value(slice)).isEqualTo(2);
        assertThat(pools.proven()).isEqualTo(1);
        assertThat(pools.claimed()).isZero();
        pools.point(slice, "pbx", 0, "600", false);
        assertThat(level.value(slice)).isEqualTo(2);
    }

    @Test
    void scopeAndKindPartKeys() {
        TwoPools pools = new TwoPools(layout, 100, 100, 1, 2);
        pools.point(slice, "one", 0, "600", true);
        level.up(slice);
        pools.point(slice, "two", 0, "600", true);
        assertThat(level.value(slice)).isZero();
        pools.point(slice, "one", 1, "600", true);
        assertThat(level.value(slice)).isZero();
    }
}
