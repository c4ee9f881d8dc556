package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcessTest {
    @Test
    void saysWhatFormattedSays() {
        assertThat(Excess.why("%d calls %s, after %02d:00 and %02d", 3, "from 1005", 7, 12))
                .isEqualTo("%d calls %s, after %02d:00 and %02d".formatted(3, "from 1005", 7, 12));
        assertThat(Excess.why("nothing to fill in")).isEqualTo("nothing to fill in");
    }

    @Test
    void takesTextOfStrangersAsItIs() {
        assertThat(Excess.why("to %s", "%s %d %n")).isEqualTo("to %s %d %n");
    }
}
