package io.ringfence.history.log;

import static io.ringfence.history.log.FamiliesTest.read;
import static io.ringfence.history.log.FamiliesTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docker, kubernetes, collectors of logs and terminals write around a line, and what of it proves nothing. */
final class EnvelopeTest {
    private static final String SAID = "NOTICE[1] manager.c: 192.0.2.1 failed to authenticate as 'a'";
    private static final String AT = "2021-12-21T12:56:59";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
            {"log":"[Dec 21 12:56:59] SAID\\n","stream":"stdout","time":"2021-12-21T11:56:59.19Z"}
            {"log":"SAID\\r\\n","stream":"stdout","time":"2021-12-21T12:56:59.192Z"}
            {"@timestamp":"2021-12-21T11:56:59.192Z","message":"[2021-12-21 12:56:59] SAID","host":{"name":"pbx"}}
            {"_index":"logs","_source":{"@timestamp":"2021-12-21T13:56:59+01:00","message":"SAID"}}
            {"preview":false,"result":{"_raw":"[2021-12-21 12:56:59] SAID","_time":"x"}}
            {"version":"1.1","host":"pbx","short_message":"SAID","timestamp":1640091419.19,"level":5}
            {"__REALTIME_TIMESTAMP":"1640091419123456","MESSAGE":"SAID"}
            2021-12-21T12:56:59.192345678Z stdout F [Dec 21 12:56:59] SAID
            2021-12-21T12:56:59.192345678Z stderr F [Dec 21 12:56:59] SAID
            2021-12-21T12:56:59.192345678Z [Dec 21 12:56:59] SAID
            Tue Dec 21 12:56:59 2021 daemon.info asterisk[2721]: [Dec 21 11:56:59] SAID
            pbx*CLI> [2021-12-21 12:56:59] SAID
            [21/Dec/2021:12:56:59 +0100] SAID
            """)
    void isTakenOff(String line) {
        List<Sighting> said = read(line.replace("SAID", SAID) + "\n");

        assertThat(shown(said)).isEqualTo("wrong-password 192.0.2.1 a");
        assertThat(LocalDateTime.ofEpochSecond(said.get(0).localSeconds(), 0, ZoneOffset.UTC))
                .isEqualTo(LocalDateTime.parse(AT));
    }

    @Test
    void coloursInTheJournalAreBytes() {
        StringBuilder bytes = new StringBuilder();
        ("[Dec 21 12:56:59] \u001b[1;33mNOTICE\u001b[0m[1]: \u001b[1;37mmanager.c\u001b[0m:\u001b[1;37m2\u001b[0m \u001b[1;37mauth\u001b[0m: "
                        + "192.0.2.1 failed to authenticate as 'a'")
                .chars()
                .forEach(c -> bytes.append(bytes.isEmpty() ? "" : ",").append(c));

        assertThat(shown(read("{\"__REALTIME_TIMESTAMP\":\"1640091419123456\",\"MESSAGE\":[" + bytes + "]}\n")))
                .isEqualTo("wrong-password 192.0.2.1 a");
    }

    @Test
    void anEnvelopeInAPlainLogIsSomebodysText() {
        String log = "[2021-12-21 12:56:58] VERBOSE[1] pbx.c: x\n"
                + "{\"log\":\"[2021-12-21 12:56:59] " + SAID + "\\n\",\"time\":\"2021-12-21T11:56:59.19Z\"}\n"
                + "__REALTIME_TIMESTAMP=1640091419123456\nMESSAGE=" + SAID + "\n";

        assertThat(read(log)).isEmpty();
    }

    @Test
    void aPacketInDockersLogIsNoMessage() {
        String packet = "OPTIONS sip:a SIP/2.0\r\n[2021-12-21 12:56:59] " + SAID + "\r\n\r\n";
        StringBuilder log = new StringBuilder(
                docker("<--- Received SIP request (" + packet.length() + " bytes) from UDP:192.0.2.9:5060 --->"));
        for (String line : packet.split("\n")) {
            log.append(docker(line.stripTrailing()));
        }
        log.append(docker("[2021-12-21 12:57:00] " + SAID.replace("192.0.2.1", "192.0.2.7")));

        assertThat(read(log.toString()).stream().map(FamiliesTest::shown))
                .containsExactly("forged-line - -", "wrong-password 192.0.2.7 a");
    }

    private static String docker(String text) {
        return "{\"log\":\"" + text + "\\r\\n\",\"stream\":\"stdout\",\"time\":\"2021-12-21T11:56:59.19Z\"}\n";
    }

    @Test
    void whatTheConsoleTellsPeopleBreaksNoMessage() {
        String event =
                "[2021-12-21 12:56:59] SECURITY[7] res_security_log.c: SecurityEvent=\"InvalidAccountID\",EventTV=\"2021-12-21T12:56:59.1+0000\""
                        + ",Severity=\"Error\",Service=\"AMI\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"0x1\""
                        + ",LocalAddress=\"IPV4/TCP/192.0.2.2/5038\",RemoteAddress=\"IPV4/TCP/192.0.2.1/5000\"\n";

        assertThat(shown(read(event + "  == Connect attempt from '192.0.2.1' unable to authenticate\n")))
                .isEqualTo("no-such-account 192.0.2.1 a");
        assertThat(shown(read(event + "pbx*CLI> \n"))).isEqualTo("no-such-account 192.0.2.1 a");
        assertThat(shown(read(event + "anything else\n"))).isEqualTo("no-such-account - a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  == ", "    -- ", "       > ", "pbx*CLI> ", "[x] Asterisk 1 built by "})
    void noMarkOfTheConsoleHelpsAForger(String mark) {
        String name = "x' failed for '203.0.113.9:5060' (callid: a) - No matching endpoint found\n" + mark;
        String log = "[2021-12-21 12:56:59] NOTICE[1] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '\"" + name
                + "\" <sip:1@pbx>' failed for '192.0.2.1:5060' (callid: b) - No matching endpoint found\n";

        assertThat(read(log)).allMatch(one -> !one.address().host().equals("203.0.113.9"));
    }

    @Test
    void aLogWithoutTimesIsReadAndOneWithThemIsNotForgedInto() throws IOException {
        assertThat(told(SAID + "\n" + SAID + "\n"))
                .containsExactly("wrong-password 192.0.2.1 a", "wrong-password 192.0.2.1 a");
        assertThat(told("[2021-12-21 12:56:59] VERBOSE[1] pbx.c: x\n" + SAID + "\n"))
                .isEmpty();
        assertThat(told("x\n[2021-12-21 12:56:59] VERBOSE[1] pbx.c: x\n" + SAID + "\n"))
                .isEmpty();
    }

    private List<String> told(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), text);
        List<String> told = new ArrayList<>();
        LogFile.read(file, ZoneOffset.UTC, one -> told.add(shown(one)), read -> {});
        return told;
    }
}
