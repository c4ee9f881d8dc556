package io.ringfence.audit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialledTest {
    @ParameterizedTest
    @CsvSource({
        "_X., 12, true",
        "_X., 1, false",
        "_X!, 1, true",
        "_NXX, 199, false",
        "_NXX, 299, true",
        "_Z, 0, false",
        "_[1-3]X, 39, true",
        "_[1-35]X, 59, true",
        "_[1-35]X, 49, false",
        "112, 112, true",
        "112, 1123, false",
        "_+X., +49, true",
        "_., x, true",
        "_!, '', true",
        "_9-1X, 915, true"
    })
    void matchesAsAsteriskDoes(String pattern, String number, boolean matches) {
        assertThat(Dialled.of(pattern).matches(number)).isEqualTo(matches);
    }

    @Test
    void narrowsByWhatBothDescribe() {
        assertThat(Dialled.of("_4930XX").slice(-2, 0)).isEqualTo(Dialled.of("_XX"));
        assertThat(Dialled.of("_0X.").slice(1, 0)).isEqualTo(Dialled.of("_X."));
        assertThat(Dialled.of("_20X").and(Dialled.of("_2[05]1"))).isEqualTo(Dialled.of("201"));
        assertThat(Dialled.of("_2X").and(Dialled.of("_3X"))).isEqualTo(Dialled.NOTHING);
        assertThat(Dialled.of("_X.").and(Dialled.of("_20X"))).isEqualTo(Dialled.of("_20X"));
        assertThat(Dialled.of("_X.").and(Dialled.of("_2"))).isEqualTo(Dialled.NOTHING);
    }

    @Test
    void knowsWhereThereIsAChoice() {
        assertThat(Dialled.of("100").wild()).isFalse();
        assertThat(Dialled.of("_10X").wild()).isTrue();
        assertThat(Dialled.of("_10X").open()).isFalse();
        assertThat(Dialled.of("_10!").open()).isTrue();
    }
}
