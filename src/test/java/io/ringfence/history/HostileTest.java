package io.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, nothing is thrown and nothing grows without bound. */
class HostileTest {
    private static final List<String> NASTY = List.of(
            "\"",
            "\"\"",
            ",",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\u001b[2J",
            "\\\"",
            "\\",
            ";1",
            ";2",
            "Local/",
            "@",
            "&",
            "|",
            "-",
            "<ZOMBIE>",
            "NULL",
            "9".repeat(400),
            "2026-02-30 25:61:61",
            "2026-01-22 20:10:58+99",
            "-1",
            "1e9",
            "\ufeff",
            "\ud800",
            "=cmd()",
            "00252".repeat(30),
            "sip:0025261555123@h",
            "x".repeat(70_000));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {12, 13})
    void mutatedRowsNeverThrow(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        Told.scenes("asterisk-22.txt")
                .values()
                .forEach(scene -> rows.addAll(scene.lines().toList()));
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder();
            for (String row : rows) {
                text.append(random.nextInt(4) == 0 ? mutated(row, random) : row).append('\n');
            }
            Path file = folder.resolve("mutated.csv");
            Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            read(file);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void bytesOfAnyKindNeverThrow(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (random.nextBoolean()) {
                bytes.write(Told.scenes("asterisk-16.txt").get("direct").getBytes(StandardCharsets.UTF_8));
            }
            if (random.nextInt(3) == 0) {
                bytes.write(new byte[] {0x1f, (byte) 0x8b, 8, 0});
            }
            byte[] noise = new byte[random.nextInt(5_000)];
            random.nextBytes(noise);
            bytes.write(noise);
            read(Files.write(folder.resolve("noise.csv"), bytes.toByteArray()));
        }
    }

    /** A quote that never closes must not swallow the file. */
    @Test
    void anOpenQuoteCostsItsOwnRow() throws IOException {
        String row =
                Told.scenes("asterisk-22.txt").get("direct").lines().findFirst().orElseThrow();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(row.replace("258.0\"", (1000 + i) + ".0\"")).append('\n');
            text.append(i % 10 == 5 ? "\"\",\"1005\",\"0044" + i + "\n" : "");
        }
        Path file = Files.writeString(folder.resolve("torn.csv"), text);
        History history = Told.history("trunk*");
        history.read(file);

        assertThat(Told.facts(history))
                .filteredOn(fact -> fact instanceof CallAttempted)
                .hasSize(300);
        assertThat(history.malformedRows()).isEqualTo(30);
    }

    private static void read(Path file) throws IOException {
        if (!History.understands(file)) {
            return;
        }
        History history = Told.history();
        history.read(file);
        for (Fact fact : Told.facts(history)) {
            if (fact instanceof CallAttempted attempted) {
                assertThat(attempted.call().dialled())
                        .hasSizeLessThanOrEqualTo(80)
                        .doesNotContain("\n", "\u001b", "\0");
                assertThat(attempted.call().payer().name()).hasSizeLessThanOrEqualTo(80);
                assertThat(attempted.call().uniqueid())
                        .hasSizeLessThanOrEqualTo(100)
                        .isNotEmpty();
            }
        }
    }

    private static String mutated(String row, Random random) {
        int at = random.nextInt(row.length());
        String nasty = NASTY.get(random.nextInt(NASTY.size()));
        int cut = Math.min(row.length(), at + random.nextInt(6));
        return row.substring(0, at) + nasty + row.substring(cut);
    }
}
