package io.ringfence.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.asterisk.AsteriskRig;
import io.ringfence.asterisk.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After a theft on a real Asterisk its log folder tells how it happened. */
class InvestigateIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theLogsTellHowItHappened(Version version) throws Exception {
        try (AsteriskRig rig = AsteriskRig.start(version)) {
            new Burglary(rig).play();
            Path json = folder.resolve("case.json");
            Path events = folder.resolve("events.jsonl");
            Path logs = rig.folder().resolve("log");

            Ringfence.Ran ran = Ringfence.command(
                    "investigate",
                    "--quiet",
                    "--json",
                    json.toString(),
                    "--events",
                    events.toString(),
                    logs.toString());

            assertThat(ran.exit()).as(ran.printed()).isZero();
            JsonNode found = new JsonMapper().readTree(Files.readString(json));
            assertBreakIn(found.get("compromised"));
            assertThat(found.get("attackers").get(0).get("address").asString()).isEqualTo(Burglary.THIEF);
            assertThat(found.get("attackers").get(0).get("succeeded").asBoolean())
                    .isTrue();
            assertThat(found.get("attackers").get(0).get("attempts").asInt())
                    .isGreaterThanOrEqualTo(Burglary.GUESSES + Burglary.PROBES);
            assertThat(found.get("calls")
                            .valueStream()
                            .map(call -> call.get("number").asString()))
                    .containsExactlyInAnyOrder("+37255501234", "+88213331234", "+5352123456", "+37255501235");
            assertThat(found.get("cost").get("amount").asDouble()).isPositive();
            assertThat(found.get("cost").get("estimated").asBoolean()).isTrue();
            assertThat(Files.readString(events)).doesNotContain("203.0.113.9").contains("malformed-sip");
            assertThat(ran.printed()).contains("Account " + Burglary.VICTIM + " was broken into, and 4 calls");
        }
    }

    /** The one account, the address, and the very line: that of the first success of the thief. */
    private static void assertBreakIn(JsonNode compromised) throws Exception {
        assertThat(compromised).hasSize(1);
        JsonNode breakIn = compromised.get(0);
        assertThat(breakIn.get("account").asString()).isEqualTo("" + Burglary.VICTIM);
        assertThat(breakIn.get("address").asString()).isEqualTo(Burglary.THIEF);
        List<String> lines = Files.readAllLines(Path.of(breakIn.get("file").asString()));
        String line = lines.get(breakIn.get("line").asInt() - 1);
        String minute = breakIn.get("at").asString().replace('T', ' ').substring(0, 16);
        assertThat(line)
                .startsWith("[" + minute)
                .contains("SuccessfulAuth", "\"" + Burglary.VICTIM + "\"", Burglary.THIEF);
    }
}
