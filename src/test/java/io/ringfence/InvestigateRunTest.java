package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.investigate.Case;
import io.ringfence.investigate.Investigation;
import io.ringfence.investigate.tell.CaseHtml;
import io.ringfence.investigate.tell.CaseJson;
import io.ringfence.investigate.tell.CaseMarkdown;
import io.ringfence.number.DialPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said of call records without a log: a robbed office's, and an ordinary one's. */
final class InvestigateRunTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 1, 5, 9, 0);
    private static final String[] USUAL = {"02079460000", "02079461234", "07700900123", "01134960000", "0033140205060"};

    @TempDir
    private Path folder;

    private final StringBuilder records = new StringBuilder();
    private int sequence;

    @Test
    void aRobberyInTheRecordsAloneIsTold() throws Exception {
        office();
        robbery();

        Case found = investigate("country: GB\ntimezone: UTC\n", false);

        assertThat(found.suspects()).hasSize(1);
        assertThat(found.suspects().get(0).account()).isEqualTo("1001");
        assertThat(found.suspects().get(0).places()).containsExactly("SO");
        assertThat(found.suspects().get(0).atNight()).isEqualTo(found.calls().size());
        assertThat(found.suspects().get(0).why()).contains("spent in an hour from 1001");
        assertThat(found.calls().size()).isBetween(30, 45);
        assertThat(found.calls()).allMatch(call -> call.place().line() > 0);
        assertThat(found.costMicros()).isPositive();
        assertThat(found.timeline().get(0).what()).contains("first call Ringfence would have ended", "1001");
        String said = found.calls().size() + " calls to Somalia that cost about";
        assertThat(CaseMarkdown.brief(found))
                .contains(said, "at night", "cannot be told from call records alone", "./ringfence replay")
                .doesNotContain("No sign");
        assertThat(CaseMarkdown.of(found, Instant.EPOCH)).contains(said).doesNotContain("No sign");
        assertThat(CaseHtml.of(found, Instant.EPOCH)).contains(said).doesNotContain("No sign");
        JsonNode json = new JsonMapper().readTree(CaseJson.of(found));
        assertThat(json.get("verdict").asString()).contains(said);
        assertThat(json.get("suspects").get(0).get("countries").get(0).asString())
                .isEqualTo("SO");
        assertThat(json.get("calls").get(0).get("judged").asString()).isNotEmpty();
        assertThat(json.get("compromised").isEmpty()).isTrue();
    }

    @Test
    void aLogWithoutAnAttackDoesNotCoverIt() throws Exception {
        office();
        robbery();
        Files.writeString(
                folder.resolve("full"), "[2026-01-24 01:00:00] VERBOSE[1] loader.c: Loading module\n".repeat(5));

        assertThat(CaseMarkdown.brief(investigate("country: GB\ntimezone: UTC\n", false)))
                .startsWith(
                        "The logs show no sign of an attack; they do not say who was let in. But the call records hold ");
    }

    @Test
    void anOrdinaryOfficeIsAccusedOfNothing() throws Exception {
        office();

        for (String country : List.of("GB", "US")) {
            Case found = investigate("country: " + country + "\ntimezone: UTC\n", country.equals("US"));

            assertThat(found.calls()).isEmpty();
            assertThat(CaseMarkdown.brief(found))
                    .startsWith(
                            "The call records hold no call that Ringfence would have ended; without logs nobody can say");
        }
    }

    private Case investigate(String yaml, boolean guessed) throws Exception {
        Files.writeString(folder.resolve("Master.csv"), records.toString());
        Settings settings = new SettingsReader(Map.of())
                .read("test", folder, yaml.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings()
                .in(Settings.Mode.ENFORCE);
        DialPlan own = DialPlan.of(settings.country(), List.of(), List.of(), List.of());
        DialPlan plan = guessed ? InvestigateRun.lenient(own) : own;
        return new Investigation(
                        Investigation.Terms.of(settings, plan),
                        InvestigateRun.judge(settings, plan),
                        (what, share) -> {})
                .of(List.of(folder), (file, sighting) -> {});
    }

    private void office() {
        for (int day = 0; day < 19; day++) {
            for (int call = 0; day % 7 < 5 && call < 10; call++) {
                row(MONDAY.plusDays(day).plusMinutes(37L * call), 1001 + call % 4, USUAL[call % 5], 120 + call * 5);
            }
        }
    }

    private void robbery() {
        for (int call = 0; call < 45; call++) {
            row(MONDAY.plusDays(19).withHour(1).plusMinutes(2L * call), 1001, "002526155000" + (10 + call), 90);
        }
    }

    private void row(LocalDateTime at, int account, String number, int seconds) {
        String began = at.toString().replace('T', ' ') + ":00";
        String ended = at.plusSeconds(seconds).toString().replace('T', ' ');
        records.append(String.format(
                "\"\",\"%d\",\"%s\",\"from-internal\",\"\",\"PJSIP/%d-%08x\",\"PJSIP/trunk-%08x\",\"Dial\",\"PJSIP/%s@trunk\","
                        + "\"%s\",\"%s\",\"%s\",%d,%d,\"ANSWERED\",\"DOCUMENTATION\",\"%d.%d\",\"\"%n",
                account,
                number,
                account,
                ++sequence,
                ++sequence,
                number,
                began,
                began,
                ended.length() == 16 ? ended + ":00" : ended,
                seconds,
                seconds,
                at.toEpochSecond(ZoneOffset.UTC),
                sequence));
    }
}
