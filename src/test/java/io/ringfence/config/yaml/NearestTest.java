package io.ringfence.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KEYS = List.of("thresholds", "trunks", "http", "outside-line", "port");

    @ParameterizedTest
    @CsvSource({
        "treshholds, thresholds",
        "Thresholds, thresholds",
        "threshold, thresholds",
        "trunk, trunks",
        "trukns, trunks",
        "outside_line, outside-line",
        "prot, port",
        "htpp, http",
        "zzz, ''",
        "colour, ''",
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(Nearest.of(written, KEYS)).isEqualTo(meant);
    }

    @Test
    void longTextIsNobodysKey() {
        assertThat(Nearest.of("x".repeat(100_000), KEYS)).isEmpty();
        assertThat(Nearest.hint("", KEYS)).isEmpty();
    }
}
