package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.number.DialPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class NumberCommandTest {
    private final List<Path> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        NumberCommand command = new NumberCommand(file -> {
            asked.add(file);
            return DialPlan.of("US", List.of("9"), List.of(), List.of());
        });
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(args);
    }

    @Test
    void explainsEachNumber() {
        assertThat(run("901125261555123", "911")).isZero();
        assertThat(asked).containsExactly(Settings.NO_FILE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "dialled               901125261555123",
                        "outside line          9",
                        "international prefix  011",
                        "E.164                 +25261555123",
                        "country               SO (Somalia)",
                        "type                  mobile",
                        "class                 international",
                        "because               a valid number",
                        "",
                        "dialled               911",
                        "type                  emergency",
                        "class                 emergency",
                        "because               exactly an emergency number of this plan");
    }

    @Test
    void passesTheSettingsFileOn() {
        assertThat(run("--config", "some.yaml", "+44")).isZero();
        assertThat(asked).containsExactly(Path.of("some.yaml"));
    }

    @Test
    void needsANumber() {
        assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
