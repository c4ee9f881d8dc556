package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private final Repeats repeats = new Repeats();

    @Test
    void tellsTheFirstAndThenHowManyFollowed() {
        assertThat(repeats.due(100 * SECOND)).isEmpty();
        assertThat(repeats.first("1005", "+2521")).isTrue();
        assertThat(repeats.first("1006", "+2522")).isTrue();
        assertThat(repeats.first("1005", "+2523")).isFalse();
        assertThat(repeats.first("1005", "+2524")).isFalse();
        assertThat(repeats.due(104 * SECOND)).isEmpty();
        assertThat(repeats.due(105 * SECOND)).containsExactly(new Repeats.Counted("1005", 2, "+2524"));
        assertThat(repeats.first("1005", "+2525")).isFalse();
        assertThat(repeats.rest()).containsExactly(new Repeats.Counted("1005", 1, "+2525"));
        assertThat(repeats.rest()).isEmpty();
        assertThat(repeats.knows("1005")).isTrue();
        assertThat(repeats.knows("1007")).isFalse();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(repeats.first("extension " + i, "")).isTrue();
        }
        assertThat(repeats.first("one more", "")).isTrue();
        assertThat(repeats.knows("one more")).isFalse();
    }
}
