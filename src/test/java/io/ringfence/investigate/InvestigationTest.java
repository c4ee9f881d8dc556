package io.ringfence.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.investigate.tell.CaseHtml;
import io.ringfence.investigate.tell.CaseJson;
import io.ringfence.investigate.tell.CaseMarkdown;
import io.ringfence.investigate.tell.Evidence;
import io.ringfence.network.Geography;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Small cases with a known answer, and their innocent twins. */
final class InvestigationTest {
    private static final String THIEF = "198.51.100.7";
    private static final String OWNER = "203.0.113.20";
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final Investigation.Terms TERMS = new Investigation.Terms(
            DialPlan.of("GB", List.of("9"), List.of(), List.of()),
            RateDeck.estimates(GBP),
            GBP,
            ZoneId.of("Europe/London"),
            Geography.NOWHERE,
            List.of());

    @TempDir
    private Path folder;

    private final StringBuilder log = new StringBuilder();
    private final StringBuilder records = new StringBuilder();

    @BeforeEach
    void quietLines() {
        verbose(0);
        verbose(0);
        verbose(0);
    }

    @Test
    void aThiefWhoGuessesGetsIn() throws IOException {
        in(1, OWNER, "301");
        guesses(10, 30, THIEF, "301");
        in(60, THIEF, "301");
        long line = lines();
        call(70, "301", "0037255501234", 600);

        Case found = investigate();

        assertThat(found.breakIns()).hasSize(1);
        BreakIn breakIn = found.breakIns().get(0);
        assertThat(breakIn.account()).isEqualTo("301");
        assertThat(breakIn.address()).isEqualTo(THIEF);
        assertThat(breakIn.place()).isEqualTo(new Place(folder.resolve("full").toString(), line));
        assertThat(breakIn.guesses()).isEqualTo(30);
        assertThat(found.calls()).hasSize(1);
        assertThat(found.calls().get(0).number()).isEqualTo("+37255501234");
        assertThat(found.calls().get(0).place().line()).isEqualTo(1);
        assertThat(found.costMicros()).isPositive();
        assertThat(found.attackers().get(0).gotIn()).isTrue();
        assertThat(CaseMarkdown.brief(found)).contains("Account 301 was broken into, and 1 call worth about");
    }

    @Test
    void anOwnerWhoMistypesDoesNot() throws IOException {
        in(1, OWNER, "301");
        guesses(10, 30, OWNER, "301");
        in(60, OWNER, "301");
        guesses(70, 4, "203.0.113.30", "302");
        in(80, "203.0.113.30", "302");
        call(90, "301", "0037255501234", 600);

        assertThat(investigate().breakIns()).isEmpty();
    }

    @Test
    void aThiefGetsInFromAnotherAddressOfHisNetwork() throws IOException {
        in(1, OWNER, "301");
        for (int host = 1; host <= 20; host++) {
            guesses(10 + host, 1, "198.51.100." + host, "301");
        }
        in(60, "198.51.100.200", "301");

        Case found = investigate();

        assertThat(found.breakIns()).hasSize(1);
        assertThat(found.breakIns().get(0).address()).isEqualTo("198.51.100.200");
    }

    @Test
    void anEmployeeWhoTravelsIsNoThief() throws IOException {
        in(1, OWNER, "301");
        guesses(10, 40, THIEF, "301");
        in(60, "192.0.2.99", "301");

        assertThat(investigate().breakIns()).isEmpty();
    }

    @Test
    void aThiefWhoGuessesAtOneAccountGetsInWithAnother() throws IOException {
        in(1, OWNER, "1001");
        guesses(10, 30, THIEF, "1002");
        in(60, THIEF, "1001");

        Case found = investigate();

        assertThat(found.breakIns()).hasSize(1);
        BreakIn breakIn = found.breakIns().get(0);
        assertThat(breakIn.account()).isEqualTo("1001");
        assertThat(breakIn.how()).startsWith("let in for the first time after 30 refusals of another account");
        assertThat(found.attackers().get(0).gotIn()).isTrue();
        assertThat(CaseMarkdown.brief(found)).startsWith("Account 1001 was broken into");
    }

    @Test
    void anOfficeWithOneWrongPasswordIsNotBrokenInto() throws IOException {
        in(1, OWNER, "1001"); // good phones first
        guesses(10, 30, OWNER, "1002");
        in(60, OWNER, "1003");
        guesses(10, 30, "203.0.113.40", "2002"); // the log begins with the wrong one, and it goes on
        in(60, "203.0.113.40", "2001");
        guesses(200, 30, "203.0.113.40", "2002");
        guesses(10, 30, "203.0.113.50", "3002"); // many good phones
        for (int phone = 3003; phone < 3006; phone++) {
            in(60, "203.0.113.50", Integer.toString(phone));
        }
        guesses(10, 30, "192.168.1.9", "4002"); // a network of one's own
        in(60, "192.168.1.9", "4001");

        assertThat(investigate().breakIns()).isEmpty();
    }

    @Test
    void costlyCallsShowAThiefWhoGoesOnGuessing() throws IOException {
        guesses(10, 30, THIEF, "1002");
        in(60, THIEF, "1001");
        guesses(200, 30, THIEF, "1002");
        call(70, "1001", "0025261555123", 600);

        Case found = investigate();

        assertThat(found.breakIns()).hasSize(1);
        assertThat(found.calls()).hasSize(1);
    }

    @Test
    void withoutSuccessesInTheLogTheCallsTell() throws IOException {
        guesses(10, 30, THIEF, "301");
        call(70, "301", "0037255501234", 600);
        call(71, "302", "0037255501234", 60);

        Case found = investigate();

        assertThat(found.breakIns()).hasSize(1);
        assertThat(found.breakIns().get(0).inferred()).isTrue();
        assertThat(found.breakIns().get(0).place().file()).endsWith("Master.csv");
        assertThat(found.breakIns().get(0).address()).isEqualTo(THIEF);
        assertThat(found.calls()).hasSize(1);
    }

    @Test
    void whatIsToldTwiceIsCountedOnce() throws IOException {
        guesses(10, 30, THIEF, "301");
        Files.writeString(folder.resolve("messages"), log.toString());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(log.toString().replace("2024-05-01", "2024-04-30").getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("full.1.gz"), packed.toByteArray());

        Case found = investigate();

        assertThat(found.hostileLines()).isEqualTo(90);
        assertThat(found.attackers()).hasSize(1);
        assertThat(found.attackers().get(0).attempts()).isEqualTo(60);
    }

    @Test
    void hostileTextIsHarmlessInEveryReport() throws IOException {
        log.append("[2024-05-01 10:00:10] NOTICE[1] manager.c: ")
                .append(THIEF)
                .append(" failed to authenticate as '<script>alert(1)</script>|`**\u202e'\n");
        log.append(
                        "[2024-05-01 10:00:11] NOTICE[1] chan_sip.c: Registration from '<sip:\u001b]0;owned\u0007@h>' failed for '")
                .append(THIEF)
                .append("' - No matching peer found\n");

        Case found = investigate();

        assertThat(CaseHtml.of(found, NOW)).contains("&lt;script&gt;").doesNotContain("<script", "\u202e", "\u001b");
        assertThat(CaseHtml.of(found, NOW)).contains("default-src 'none'");
        assertThat(CaseMarkdown.of(found, NOW)).doesNotContain("<script", "\u001b", "\u202e");
        assertThat(CaseMarkdown.brief(found)).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void theEvidenceCanBeVerified() throws Exception {
        guesses(10, 30, THIEF, "301");
        Path file = folder.resolve("full");
        Case found = investigate();
        Path evidence = folder.resolve("evidence");

        Evidence.write(found, "report", NOW, evidence);

        String manifest = Files.readString(evidence.resolve("manifest.tsv"));
        assertThat(manifest).contains(sha256(Files.readAllBytes(file)));
        List<String> extract = Files.readAllLines(evidence.resolve("extract-1.tsv"));
        assertThat(extract).hasSize(31);
        String[] row = extract.get(1).split("\t");
        String original = Files.readAllLines(file).get(Integer.parseInt(row[0]) - 1);
        assertThat(row[1]).isEqualTo(sha256(original.getBytes(StandardCharsets.UTF_8)));
        for (String sum : Files.readAllLines(evidence.resolve("SHA256SUMS"))) {
            String[] part = sum.split("  ");
            assertThat(sha256(Files.readAllBytes(evidence.resolve(part[1])))).isEqualTo(part[0]);
        }
        Evidence.write(found, "report", NOW, folder.resolve("evidence.zip"));
        assertThat(folder.resolve("evidence.zip")).isNotEmptyFile();
    }

    @Test
    void programsFindWhatTheyWereTold() throws IOException {
        in(1, OWNER, "301");
        guesses(10, 30, THIEF, "301");
        in(60, THIEF, "301");

        JsonNode json = new JsonMapper().readTree(CaseJson.of(investigate()));

        assertThat(json.get("attackers").get(0).propertyNames())
                .contains("address", "network", "attempts", "accounts", "first", "last", "succeeded");
        assertThat(json.get("compromised").get(0).propertyNames()).contains("account", "address", "at", "file", "line");
        assertThat(json.get("compromised").get(0).get("at").asString()).isEqualTo("2024-05-01T10:01:00");
        assertThat(json.get("timeline").isArray()).isTrue();
        assertThat(json.get("cost").get("amount").asInt()).isZero();
    }

    @Test
    void nothingIsFoundInNothing() throws IOException {
        log.setLength(0);

        Case found = investigate();

        assertThat(found.breakIns()).isEmpty();
        assertThat(CaseMarkdown.brief(found)).startsWith("Nothing that was given");
        assertThat(CaseHtml.of(found, NOW)).contains("</html>");
    }

    private Case investigate() throws IOException {
        Files.writeString(folder.resolve("full"), log.toString());
        if (!records.isEmpty()) {
            Files.writeString(folder.resolve("Master.csv"), records.toString());
        }
        return new Investigation(TERMS, Investigation.Judge.NOBODY, (what, share) -> {})
                .of(List.of(folder), (file, sighting) -> {});
    }

    private long lines() {
        return log.chars().filter(c -> c == '\n').count();
    }

    private void verbose(int second) {
        log.append(at(second)).append("VERBOSE[1] loader.c: Loading\n");
    }

    private void in(int second, String host, String account) {
        log.append(at(second))
                .append("SECURITY[1] res_security_log.c: SecurityEvent=\"SuccessfulAuth\",EventTV=\"")
                .append(at(second).substring(1, 20).replace(' ', 'T'))
                .append(".000+0100\",Severity=\"Informational\",Service=\"SIP\",EventVersion=\"1\",AccountID=\"")
                .append(account)
                .append("\",SessionID=\"0x1\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/")
                .append(host)
                .append("/5060\",UsingPassword=\"1\"\n");
    }

    private void guesses(int second, int count, String host, String account) {
        for (int guess = 0; guess < count; guess++) {
            log.append(at(second + guess % 10))
                    .append("NOTICE[1] chan_sip.c: Registration from '<sip:")
                    .append(account)
                    .append("@h>' failed for '")
                    .append(host)
                    .append(":5060' - Wrong password\n");
        }
    }

    private void call(int second, String account, String number, int seconds) {
        long began = Instant.parse("2024-05-01T09:00:00Z").getEpochSecond() + second;
        records.append("\"\",\"")
                .append(account)
                .append("\",\"")
                .append(number)
                .append("\",\"from-internal\",\"\",\"SIP/")
                .append(account)
                .append("-00000001\",\"SIP/trunk-00000002\",\"Dial\",\"SIP/trunk/")
                .append(number)
                .append("\",\"")
                .append(at(second), 1, 20)
                .append("\",\"")
                .append(at(second), 1, 20)
                .append("\",\"")
                .append(at(second + seconds), 1, 20)
                .append("\",")
                .append(seconds)
                .append(',')
                .append(seconds)
                .append(",\"ANSWERED\",\"DOCUMENTATION\",\"")
                .append(began)
                .append('.')
                .append(second)
                .append("\",\"\"\n");
    }

    private static String at(int second) {
        return String.format("[2024-05-01 10:%02d:%02d] ", second / 60, second % 60);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
