package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is answered to words that are no command. */
final class AppWordsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = App.command();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "history --help", "--help history"})
    void historyIsCalledReplay(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("no command 'history'", "replay --config ringfence.yaml --store FILE PATH");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNotHelpedWithAnother() {
        assertThat(run("incidnets", "--help")).isEqualTo(2);
        assertThat(err.toString()).contains("incidents");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aKnownOneIsHelped() {
        assertThat(run("incidents", "--help")).isZero();
        assertThat(out.toString()).contains("--last");
        assertThat(run("--help")).isZero();
    }
}
