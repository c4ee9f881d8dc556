package io.ringfence.history.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs others wrote, of Asterisk 1.6 to 22 in many forms: how much of each is understood, and who is named. */
final class PublicLogsTest {
    private static final Path FOLDER = Path.of("src/test/resources/logs/families");
    private static final List<String> MISSES = List.of("cli-17.log", "omnileads-console.log", "sshguard-2012.log");

    record Family(
            String file, String source, int lines, int understood, int hostile, int told, int named, String addresses) {
        static Family of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Family(
                    cells.get(0),
                    cells.get(1),
                    Integer.parseInt(cells.get(2)),
                    Integer.parseInt(cells.get(3)),
                    Integer.parseInt(cells.get(4)),
                    Integer.parseInt(cells.get(5)),
                    Integer.parseInt(cells.get(6)),
                    cells.get(7));
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Family> families() throws IOException {
        try (var lines = Files.lines(FOLDER.resolve("index.txt"))) {
            return lines.filter(line -> !line.startsWith("#")).map(Family::of).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void isReadAsCounted(Family family) throws IOException {
        Path file = FOLDER.resolve(family.file());
        List<Sighting> told = new ArrayList<>();

        LogFile log = LogFile.read(file, ZoneOffset.UTC, told::add, read -> {});

        List<Sighting> hostile =
                told.stream().filter(one -> !one.kind().success()).toList();
        assertThat(LogFile.understands(file)).isTrue();
        assertThat(log.lines()).isEqualTo(family.lines());
        assertThat(log.messages()).isEqualTo(family.understood());
        assertThat(hostile).hasSize(family.told());
        assertThat(hostile).noneMatch(one -> one.kind() == Kind.FORGED);
        assertThat(hostile.stream().filter(one -> one.address().known())).hasSize(family.named());
        assertThat(hostile.stream().map(one -> one.address().host()).filter(host -> !host.isEmpty()))
                .containsOnly(family.addresses().split(" "));
    }

    @Test
    void whatIsMissedIsKnown() throws IOException {
        assertThat(families().stream()
                        .filter(family -> family.told() < family.hostile())
                        .map(Family::file))
                .containsExactlyElementsOf(MISSES);
    }
}
