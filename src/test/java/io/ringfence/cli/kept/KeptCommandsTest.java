package io.ringfence.cli.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.store.Entries;
import io.ringfence.store.Entry;
import io.ringfence.store.Request;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class KeptCommandsTest {
    private static final long NOW = 1_772_442_035_000_000_000L;
    private static final String HOSTILE = "+25\u001b[31m\u202e6\n";
    private static final String EVIDENCE = """
            {"mode":"enforce","hardLimit":false,"score":87,"thresholds":{"alert":40,"hangup":70,"fence":90},
            "findings":[{"engine":"DialRate","kind":"rate","points":60,"why":"11 calls abroad in a minute"},
            {"engine":"Destination","kind":"country","points":27,"why":"first call to Somalia"}],
            "call":{"dialled":"900252611234567","route":"FORWARDED"},"currency":"GBP",
            "price":{"microsPerMinute":2100000,"incrementSeconds":60,"estimate":true},"facts":[{},{}]}""";

    @TempDir
    private Path folder;

    private Path file;
    private final List<Request> asked = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        file = folder.resolve("store.db");
        try (Store store = Store.open(file, Clock.system())) {
            store.add(incident(1, "1772442035.12", "+252611234567"));
            store.add(new Entry.Settled(1, NOW + 400_000_000, "confirmed", 1, "the call ended"));
            store.add(incident(2, "1772442099.13", HOSTILE));
            store.add(Entries.fence("1005", NOW - 5, NOW + 3_600_000_000_000L));
            store.add(Entries.fence("1006", NOW - 5, NOW - 1));
        }
    }

    private static Entry.Incident incident(long verdict, String uniqueid, String number) {
        return incident(verdict, uniqueid, number, EVIDENCE);
    }

    private static Entry.Incident incident(long verdict, String uniqueid, String number, String evidence) {
        return new Entry.Incident(
                verdict,
                NOW,
                "office",
                "call",
                "hangup",
                uniqueid,
                uniqueid,
                "extension",
                "1005",
                number,
                "SO",
                "international",
                87,
                true,
                () -> evidence);
    }

    private final Stores stores = new Stores() {
        @Override
        public Path of(Path config) {
            return config.endsWith("none.yaml") ? Settings.NO_FILE : file;
        }

        @Override
        public String ask(Path config, Path store, Request request) {
            asked.add(request);
            return "done";
        }

        @Override
        public void write(Path store, List<Entry> entries) {
            throw new AssertionError("these commands leave requests");
        }

        @Override
        public long now() {
            return NOW;
        }
    };

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new IncidentsCommand(stores))
                .addSubcommand(new ExplainCommand(stores))
                .addSubcommand(new FencesCommand(stores))
                .setExecutionExceptionHandler((problem, failed, parsed) -> {
                    out.append(problem.getMessage());
                    return 2;
                });
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        line.execute(arguments);
        return out.toString();
    }

    @Test
    void incidentsAreListedNewestLastAndHarmless() {
        String printed = run("incidents", "--store", file.toString());

        assertThat(printed.lines()).hasSize(3);
        assertThat(printed).contains("11 calls abroad in a minute", "confirmed", "\\x1B", "\\x202E", "\\x0A");
        assertThat(printed).doesNotContain("\u001b", "\u202e");
        assertThat(run("incidents", "--last", "1").lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("1772442099.13"))
                .last()
                .isEqualTo("1 of 2 shown; --last 2 shows all");
        assertThat(printed).doesNotContain("shown;");
    }

    @Test
    void incidentsAsJsonAreOneObjectALine() {
        String printed = run("incidents", "--json");

        assertThat(printed.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"at\":1.772442035E9"));
        assertThat(printed).contains("\"thresholds\"").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void explainTellsTheStory() {
        assertThat(run("explain", "1772442035.12").lines().map(String::strip))
                .contains(
                        "Dialled    900252611234567, which is +252611234567: international, SO",
                        "Who pays   1005 (extension, by its call forward)",
                        "Price      2.100 GBP a minute, an estimate",
                        "60  DialRate     11 calls abroad in a minute",
                        "Ended: confirmed after one try, 0.4 s after the verdict: the call ended",
                        "./ringfence explain 1772442035.12 --innocent --reason '…'")
                .anyMatch(line -> line.endsWith("hangup: 87 points; hangup from 70"));
    }

    @Test
    void explainSendsToTheSettingsWhereARuleDecided() throws Exception {
        try (Store store = Store.open(file, Clock.system())) {
            store.add(incident(
                    3,
                    "1772442111.14",
                    "+252611234567",
                    EVIDENCE.replace("\"hardLimit\":false", "\"hardLimit\":true")));
        }

        assertThat(run("explain", "1772442111.14")).contains("change the rule named above in the settings");
        assertThat(run("explain", "1772442035.12")).doesNotContain("in the settings");
    }

    @Test
    void explainNamesTheNearestWhereThereIsNone() {
        assertThat(run("explain", "1772442035.99"))
                .contains("no verdict on a call 1772442035.99; nearest: 1772442035.12");
        assertThat(run("explain", "\u001b[2Jx"))
                .contains("nearest: 1772442099.13, 1772442035.12")
                .doesNotContain("\u001b");
    }

    @Test
    void wrongVerdictsAreReportedWithAReason() {
        assertThat(run("explain", "1772442035.12", "--innocent")).contains("--innocent needs a --reason");
        assertThat(run("explain", "1772442035.12", "--innocent", "--reason", "our supplier"))
                .contains("done");
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.what()).isEqualTo(Request.INNOCENT);
            assertThat(request.payer()).isEqualTo("1772442035.12");
            assertThat(request.why()).isEqualTo("our supplier");
        });
    }

    @Test
    void fencesThatStandAreListed() {
        assertThat(run("fences", "list"))
                .contains("1005", "international,premium")
                .doesNotContain("1006");
        assertThat(run("fences", "list", "--all")).contains("1006");
    }

    @Test
    void fencesAreAddedAndLifted() {
        run(
                "fences",
                "add",
                "1009",
                "--pbx",
                "office",
                "--classes",
                "Premium,satellite",
                "--for",
                "2h",
                "--reason",
                "r");
        run("fences", "lift", "1005", "--reason", "r");
        run("fences", "lift", "1005", "--was-fraud", "--reason", "r");

        assertThat(asked).extracting(Request::what).containsExactly(Request.RAISE, Request.LIFT, Request.CURED);
        assertThat(asked.get(0).lasts()).isEqualTo(7_200_000_000_000L);
        assertThat(asked.get(0).classes()).isEqualTo("premium,satellite");
    }

    @Test
    void nonsenseIsRefusedBeforeItIsAsked() {
        assertThat(run("fences", "lift", "1005")).contains("--reason");
        assertThat(run("fences", "lift", "1005", "--reason", " ")).contains("must say something");
        assertThat(run("fences", "add", "1", "--for", "soon", "--reason", "r")).contains("write 30m, 2h or 3d");
        assertThat(run("fences", "add", "1", "--for", "999d", "--reason", "r")).contains("longer than a year");
        assertThat(run("fences", "add", "1", "--classes", "emergency", "--reason", "r"))
                .contains("no class that can be barred: emergency");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNoStoreIsSaidPlainly() throws Exception {
        assertThat(run("incidents", "--store", folder.resolve("gone.db").toString()))
                .contains("no such file");
        Path text = Files.writeString(folder.resolve("text"), "hello, this is a text and no database".repeat(9));
        assertThat(run("incidents", "--store", text.toString())).contains("not readable as a Ringfence store");
        assertThat(run("incidents", "--config", "none.yaml")).contains("no `store` is set");
    }

    @Test
    void whoAskedIsTheUserAndWhoBecameHim() {
        assertThat(Caller.name(Map.of(), "ann")).isEqualTo("ann");
        assertThat(Caller.name(Map.of("SUDO_USER", "ann"), "root")).isEqualTo("ann as root");
    }

    @Test
    void whoHasSeenSomethingSaysSo() {
        assertThat(run("incidents", "seen", "1005", "--pbx", "office", "--reason", "on it", "--store", file.toString()))
                .isEqualTo("done\n");
        assertThat(run("incidents", "seen", "--reason", "on it", "--store", file.toString()))
                .isEqualTo("done\n");
        assertThat(run("incidents", "seen", "--store", file.toString())).contains("--reason");
        assertThat(asked).extracting(Request::what).containsExactly(Request.SEEN, Request.SEEN);
        assertThat(asked).extracting(Request::payer).containsExactly("1005", "");
    }
}
