package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.Actor;
import io.ringfence.bench.OfficeYear;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.decide.Decider;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.report.JsonReport;
import io.ringfence.report.TextReport;
import io.ringfence.score.Scorer;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a replay makes of captures and call records, one by one and together. */
class ReplayTest {
    private static final Path CAPTURES = Path.of("src/test/resources/captures");
    private static final Path RECORDS = Path.of("src/test/resources/cdr/asterisk-22.txt");
    private static final DialPlan PLAN = DialPlan.of("GB", List.of(), List.of(), List.of());

    @TempDir
    private Path folder;

    private Settings settings;
    private Path captures;

    @BeforeEach
    void read() throws Exception {
        settings = new SettingsReader(Map.of())
                .read(Path.of("src/docs/replay.yaml"), Purpose.OFFLINE)
                .settings()
                .in(Settings.Mode.ENFORCE);
        captures = Files.createDirectory(folder.resolve("captures"));
    }

    private record Replayed(String verdicts, String text, JsonNode json) {
        List<String> lines() {
            return verdicts.lines().toList();
        }
    }

    private Replayed replay(Path... paths) throws IOException {
        StringWriter verdicts = new StringWriter();
        Replay replay = new Replay(settings, PLAN, Replay.Progress.SILENT, Replay.Witness.NOBODY);
        Replay.Result result = replay.run(List.of(paths), verdicts);
        return new Replayed(
                verdicts.toString(),
                String.join("\n", TextReport.of(result.material(), result.backtest())),
                new JsonMapper().readTree(JsonReport.of(result.material(), result.backtest())));
    }

    private Path records() throws IOException {
        List<String> rows = Files.readAllLines(RECORDS).stream()
                .filter(line -> !line.startsWith("## "))
                .toList();
        return Files.write(folder.resolve("Master.csv"), rows);
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.filter(file -> file.toString().endsWith(".ami"))
                    .sorted()
                    .toList();
        }
    }

    /** Every call that left Britain in the recorded rows is ended, under the id of its row, by the one who pays. */
    @Test
    void judgesCallRecords() throws IOException {
        Replayed replayed = replay(records());

        List<String> ended = replayed.lines().stream()
                .map(line -> new JsonMapper().readTree(line))
                .filter(line -> !line.get("action").asString().equals("alert"))
                .map(line -> line.get("uniqueid").asString().substring(8) + " "
                        + line.get("extension").asString() + " "
                        + line.get("country").asString())
                .distinct()
                .toList();
        assertThat(ended)
                .containsExactlyInAnyOrder(
                        "73.23 1002 001",
                        "74.27 1002 001",
                        "76.31 1002 001",
                        "78.35 1002 001",
                        "80.37 1002 001",
                        "81.39 1002 001",
                        "83.48 1003 001",
                        "02.55 1003 SO",
                        "18.57 442070003000 SO",
                        "32.59 trunk 001",
                        "58.61 442070004000 001",
                        "83.63 1004 SO",
                        "01.69 1002 001",
                        "14.74 1002 001",
                        "03.88 originate SO",
                        "18.90 1005 GB");
        assertThat(replayed.verdicts()).doesNotContain("\"112\"").doesNotContain("442079460000");
        assertThat(replayed.lines()).allMatch(line -> {
            JsonNode verdict = new JsonMapper().readTree(line);
            return verdict.get("linkedid").equals(verdict.get("uniqueid"));
        });
    }

    @Test
    void reportsMoneyReasonsAndWhatToChange() throws IOException {
        Replayed replayed = replay(records());

        JsonNode money = replayed.json().get("money");
        assertThat(money.get("saved").asDouble()).isPositive();
        assertThat(money.get("leaked").asDouble() + money.get("saved").asDouble())
                .isLessThanOrEqualTo(money.get("all").asDouble());
        assertThat(replayed.json().get("calls").get("emergency").asInt()).isEqualTo(1);
        assertThat(replayed.text())
                .contains("Calls: 1 emergency")
                .contains("satellite is not in allow.countries [GB]")
                .contains("allow.countries: add satellite would have let ")
                .contains("Check these");
    }

    @Test
    void saysClearlyWhenThereIsNothing() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path log = Files.writeString(
                folder.resolve("full"), "[2026-01-01 00:00:00] NOTICE[1234] chan_sip.c: Registration failed\n");
        Path dump = Files.writeString(folder.resolve("cdr.sql"), "INSERT INTO `cdr` VALUES ('2026-01-01');\n");

        assertThat(replay(empty, log, dump).text())
                .contains("nothing to report")
                .contains("empty.csv: empty")
                .contains("full: 1 lines of a log, 0 of access")
                .contains("cdr.sql: an SQL dump");
    }

    @Test
    void aLogTellsOfAnAttackOnPasswords() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int guess = 0; guess < 300; guess++) {
            log.append(String.format("[2026-01-01 10:%02d:%02d] ", guess / 60, guess % 60))
                    .append("NOTICE[1234] chan_sip.c: Registration from '<sip:301@h>' failed for '198.51.100.7:5060'")
                    .append(" - Wrong password\n");
        }

        assertThat(replay(Files.writeString(folder.resolve("full"), log.toString()))
                        .verdicts())
                .contains("\"kind\":\"address\"", "198.51.100.7");
    }

    @Test
    void packedCapturesAreThePlainOnes() throws IOException {
        for (Path file : recordings()) {
            Path packed = captures.resolve(file.getFileName() + ".gz");
            try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(file, out);
            }

            assertThat(replay(packed).verdicts()).isEqualTo(replay(file).verdicts());
        }
    }

    /** Cutting a capture anywhere leaves the verdicts before the cut as they were. */
    @Test
    void capturesAreJudgedCausally() throws IOException {
        for (Path file : recordings()) {
            byte[] all = Files.readAllBytes(file);
            String whole = replay(file).verdicts();
            for (int part = 1; part < 8; part++) {
                Path cut = captures.resolve("cut.ami");
                Files.write(cut, Arrays.copyOf(all, (int) (all.length / 8L * part + part * 37)));

                assertThat(whole)
                        .as(file + " cut at " + part)
                        .startsWith(replay(cut).verdicts());
            }
        }
    }

    /** The same for call records in the order of their beginnings. */
    @Test
    void callRecordsAreJudgedCausally() throws Exception {
        Path year = folder.resolve("year.csv");
        OfficeYear.write(year, 4_000, 3);
        List<String> rows = new ArrayList<>(Files.readAllLines(year));
        rows.sort(Comparator.comparing(row -> row.split("\",\"", -1)[9]));
        Path sorted = Files.write(folder.resolve("sorted.csv"), rows);
        settings = new SettingsReader(Map.of())
                .read(
                        Files.writeString(folder.resolve("open.yaml"), "country: GB\ntimezone: Europe/London\n"),
                        Purpose.OFFLINE)
                .settings()
                .in(Settings.Mode.ENFORCE);
        String whole = replay(sorted).verdicts();
        assertThat(whole.lines()).hasSizeGreaterThan(400);

        for (int part = 1; part < 10; part++) {
            String text = String.join("\n", rows);
            Files.write(sorted, Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), text.length() / 10 * part));

            assertThat(whole).as("cut at " + part).startsWith(replay(sorted).verdicts());
        }
    }

    /** A call that a capture shows is not taken from the call records again, and time runs through all sources at once. */
    @Test
    void mergesCapturesAndCallRecordsByTime() throws IOException {
        Path capture = recordings().get(0);
        Replayed alone = replay(capture);
        String uniqueid = Files.readAllLines(capture, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("Uniqueid: "))
                .map(line -> line.substring(10).strip())
                .findFirst()
                .orElseThrow();
        String row = Files.readAllLines(records()).get(0);
        String begun = row.replace("1795378258.0", uniqueid).replace("00442079460000", "0025261555123");
        String other = row.replace("1795378258.0", "1795378258.9").replace("00442079460000", "0025261555123");
        Path both = Files.writeString(folder.resolve("both.csv"), begun + "\n" + other + "\n");

        Replayed merged = replay(capture, both);

        assertThat(merged.lines()).hasSize(alone.lines().size() + 1).containsAll(alone.lines());
        assertThat(merged.lines().stream()
                        .map(line -> new JsonMapper().readTree(line).get("at").asDouble())
                        .collect(Collectors.toList()))
                .isSorted();
    }

    @Test
    void theWitnessSeesAllAndIsToldOfTheEnd() throws IOException {
        List<String> told = new ArrayList<>();
        Replay.Witness witness = new Replay.Witness() {
            @Override
            public Actor over(Decider decider, Scorer scorer, RateDeck rates) {
                told.add("over");
                return (verdicts, nowNanos) -> List.of();
            }

            @Override
            public void finish() {
                told.add("finish");
            }
        };

        new Replay(settings, PLAN, Replay.Progress.SILENT, witness).run(List.of(records()), new StringWriter());

        assertThat(told).containsExactly("over", "finish");
    }

    @Test
    void whatWasReplayedUntilItWasStoppedIsReported() throws IOException {
        Replay[] replay = new Replay[1];
        Replay.Witness witness = new Replay.Witness() {
            @Override
            public Actor over(Decider decider, Scorer scorer, RateDeck rates) {
                return (verdicts, nowNanos) -> List.of();
            }

            @Override
            public void finish() {
                throw new AssertionError("a part of history is not the whole");
            }
        };
        replay[0] = new Replay(settings, PLAN, (what, share) -> replay[0].stop(), witness);

        Replay.Result result = replay[0].run(List.of(records()), new StringWriter());

        assertThat(result.material().interrupted()).isTrue();
    }
}
