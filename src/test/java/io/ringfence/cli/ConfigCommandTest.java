package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command = new CommandLine(new ConfigCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    @TempDir
    private Path folder;

    @Test
    void checkAcceptsAndWarns() throws IOException {
        Path file = write("country: DE\nmode: enforce\npbx: {host: h, username: u, secret: hunter2}\n");
        assertThat(command.execute("check", file.toString())).isZero();
        assertThat(out).hasToString(file + " is valid" + System.lineSeparator());
        assertThat(err.toString()).contains("warning: " + file + ":2:7: mode: ").doesNotContain("hunter2");
    }

    @Test
    void checkReportsEverythingAndFails() throws IOException {
        Path file = write("country: Germany\nmod: enforce\n");
        assertThat(command.execute("check", file.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith(file + ":"))
                .anyMatch(line -> line.endsWith("mod: is not a known key; did you mean `mode`?"))
                .anyMatch(line -> line.contains("pbx: is required"));
        assertThat(command.execute("check", "--offline", write("country: DE").toString()))
                .isZero();
    }

    @Test
    void showPrintsWhatIsInForceWithoutSecrets() throws IOException {
        Path file = write("country: DE\npbx: {host: h, username: u, secret: hunter2}\n");
        assertThat(command.execute("show", file.toString())).isZero();
        assertThat(out.toString())
                .contains("port: 5038\n", "secret: \"********\"\n")
                .doesNotContain("hunter2");
    }

    @Test
    void exampleIsTheOneInTheDocumentation() throws IOException {
        assertThat(command.execute("example")).isZero();
        assertThat(out).hasToString(Files.readString(Path.of("src/docs/ringfence.yaml")));
    }

    @Test
    void aloneItSaysWhatItCanDo() {
        assertThat(command.execute()).isEqualTo(2);
        assertThat(err.toString()).contains("say what to do: check, show or example", "Usage: config");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("ringfence.yaml"), yaml);
    }
}
