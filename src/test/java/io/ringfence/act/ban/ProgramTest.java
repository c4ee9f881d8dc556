package io.ringfence.act.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ProgramTest {
    private static Program.Ran run(Duration patience, int mostBytes, String script) throws IOException {
        return new Program(patience, mostBytes).run(List.of("sh", "-c", script), "");
    }

    @Test
    void whatItLeavesRunningIsNotWaitedFor() throws IOException {
        Program.Ran ran = run(Duration.ofSeconds(20), 4_096, "echo done; sleep 60 & exit 3");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.says()).isEqualTo("done");
    }

    @Test
    void allItPrintsIsKeptUpToTheLimit() throws IOException {
        assertThat(run(Duration.ofSeconds(20), 1 << 20, "head -c 300000 /dev/zero | tr '\\0' x")
                        .printed())
                .hasSize(300_000);
        assertThat(run(Duration.ofSeconds(20), 4_096, "head -c 300000 /dev/zero | tr '\\0' x")
                        .printed())
                .hasSize(4_096);
    }

    @Test
    void whatNeverEndsIsEnded() {
        assertThatThrownBy(() -> run(Duration.ofMillis(300), 4_096, "while :; do echo more; done"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not end within");
    }
}
