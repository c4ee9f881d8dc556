package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person may ask of the demo. */
class DemoCommandTest {
    private final StringWriter err = new StringWriter();
    private int shown;
    private final CommandLine line = new CommandLine(new DemoCommand((seconds, json) -> {
                shown = seconds;
                return 0;
            }))
            .setErr(new PrintWriter(err));

    @ParameterizedTest
    @ValueSource(strings = {"-5", "0"})
    void refusesADemoOfNoTime(String seconds) {
        assertThat(line.execute("--seconds", seconds)).isNotZero();
        assertThat(shown).isZero();
        assertThat(err.toString()).contains("--seconds must be at least 1, not " + seconds);
    }

    @Test
    void showsItForAsLongAsAsked() {
        assertThat(line.execute("--seconds", "7")).isZero();
        assertThat(shown).isEqualTo(7);
    }
}
