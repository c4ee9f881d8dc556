package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.Account;
import io.ringfence.sim.SimulatedPbx;
import io.ringfence.sim.exchange.Witness;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a person calls it: its exit codes, its text, its JSON. */
final class AppAuditTest {
    private static final String FIXTURES = "src/test/resources/audit/";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = App.command();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void failsOnSomethingSevereAndWritesJson() throws Exception {
        Path json = folder.resolve("out.json");

        assertThat(run("audit", "--json", json.toString(), FIXTURES + "bad/pjsip"))
                .isEqualTo(1);
        JsonNode findings = new JsonMapper().readTree(Files.readString(json)).get("findings");
        assertThat(findings.size()).isGreaterThan(20);
        for (JsonNode finding : findings) {
            assertThat(finding.propertyNames()).contains("id", "severity", "file", "line", "title", "why", "fix");
        }
        assertThat(out.toString())
                .contains("CRITICAL", "pjsip.conf:60  guest calls are allowed by PJSIP/anonymous", "fix: ")
                .contains("Mend the critical and high ones today.");
    }

    @Test
    void succeedsWhereNothingIsWrong() {
        assertThat(run("audit", FIXTURES + "hardened")).isZero();
        assertThat(out.toString()).endsWith("Nothing found.\n");
    }

    @Test
    void cannotRunWithoutAConfiguration() {
        assertThat(run("audit", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("no such folder");
        assertThat(run("audit", folder.toString())).isEqualTo(2);
        assertThat(run("audit", "--cdr", folder.resolve("no.csv").toString(), FIXTURES + "hardened"))
                .isEqualTo(2);
    }

    @Test
    void asksWhichVersionRuns() throws Exception {
        Account account = Account.of("audit", "a-secret-of-a-test", "system,call,security,user", "call,reporting,user");
        try (SimulatedPbx pbx = new SimulatedPbx(0, List.of(account), 1, 1, Witness.NOBODY)) {
            Path config = folder.resolve("ringfence.yaml");
            String settings = "country: GB\npbx:\n  - name: office\n    host: 127.0.0.1\n    port: " + pbx.port()
                    + "\n    username: audit\n    secret: a-secret-of-a-test\n";
            Files.writeString(config, settings);
            run("audit", "--config", config.toString(), "--ask", "office", FIXTURES + "hardened");
            assertThat(out.toString()).containsPattern("Asterisk [0-9]+\\.");

            assertThat(run("audit", "--config", config.toString(), "--ask", "offce", FIXTURES + "hardened"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("--ask offce", "no such PBX", "office");
        }
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        Path config = folder.resolve("ringfence.yaml");
        Files.writeString(
                config,
                "country: GB\npbx:\n  - name: office\n    host: 127.0.0.1\n    port: 1\n"
                        + "    username: audit\n    secret: a-secret-of-a-test\n");
        assertThat(run("audit", "--config", config.toString(), "--ask", "office", FIXTURES + "hardened"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--ask office: not connected");
        assertThat(run("audit", "--ask", "office", FIXTURES + "hardened")).isEqualTo(2);
        assertThat(err.toString()).contains("--ask needs --config");
    }

    @Test
    void looksAtWhichRoutesAreUsed() throws Exception {
        Path cdr = folder.resolve("Master.csv");
        Files.writeString(
                cdr,
                """
                "","201","0043112345678","from-internal","""
                        + "\"\"\"A\"\" <201>\",\"PJSIP/201-00000001\",\"PJSIP/carrier-00000002\",\"Dial\",\"PJSIP/0043112345678@carrier\","
                        + "\"2026-03-02 10:00:00\",\"2026-03-02 10:00:05\",\"2026-03-02 10:01:00\",60,55,\"ANSWERED\",\"DOCUMENTATION\","
                        + "\"1772445600.1\",\"\"\n");
        Path etc = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(etc.resolve("extensions.conf"), """
                [office]
                exten => _0043X!,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@carrier)
                exten => _0041X!,1,Dial(PJSIP/${FILTER(0-9,${EXTEN})}@carrier)
                """);

        assertThat(run("audit", "--cdr", cdr.toString(), etc.toString())).isZero();
        assertThat(out.toString())
                .contains("extensions.conf:3  pattern _0041X!")
                .doesNotContain("_0043X!");
    }
}
