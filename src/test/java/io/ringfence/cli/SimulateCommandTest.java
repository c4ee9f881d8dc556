package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Where a simulated PBX has its secret from, and what it refuses. */
class SimulateCommandTest {
    private final List<SimulateCommand.Request> requests = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String variable = "";

    @TempDir
    private Path folder;

    @Test
    void makesASecretAndPrintsIt() {
        simulate();
        simulate();
        assertThat(requests.get(0).secret())
                .hasSize(32)
                .isNotEqualTo(requests.get(1).secret());
        assertThat(out.toString()).contains("its secret is " + requests.get(0).secret());
    }

    @Test
    void takesTheSecretOfTheEnvironmentAndKeepsItToItself() {
        variable = "from-outside";
        simulate();
        assertThat(requests.get(0).secret()).isEqualTo(variable);
        assertThat(out.toString()).doesNotContain(variable);
    }

    @Test
    void makesTheFileItIsToReadTheSecretFrom() throws IOException {
        Path file = folder.resolve("secret");
        simulate("--secret-file", file.toString());
        simulate("--secret-file", file.toString());
        String secret = Files.readString(file).strip();
        assertThat(secret).hasSize(32);
        assertThat(requests).extracting(SimulateCommand.Request::secret).containsExactly(secret, secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString()).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({"--port,-1,0", "--people,9,10", "--first-thief,-1,0", "--next-thief,-5,0"})
    void refuses(String option, String value, int least) {
        assertThat(simulate(option, value)).isNotZero();
        assertThat(requests).isEmpty();
        assertThat(err.toString()).contains(option + " must be at least " + least + ", not " + value);
    }

    private int simulate(String... arguments) {
        SimulateCommand command = new SimulateCommand(
                (request, to) -> {
                    requests.add(request);
                    return 0;
                },
                name -> variable);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
