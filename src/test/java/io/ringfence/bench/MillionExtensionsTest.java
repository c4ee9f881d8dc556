package io.ringfence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The measurement, scaled down. */
class MillionExtensionsTest {
    @Test
    void countsStayExactAndNothingIsLostToForgedNames() {
        MillionExtensions.Result result = new MillionExtensions(10_000, 50_000).run();
        assertThat(result.exact()).isEqualTo(10_000);
        assertThat(result.proven()).as("extensions, a group and a PBX each").isEqualTo(10_000 + 200);
        assertThat(result.claimed()).as("guests who dialled abroad").isEqualTo(60_000 / 6);
    }
}
