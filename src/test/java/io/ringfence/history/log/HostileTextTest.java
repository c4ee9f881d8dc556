package io.ringfence.history.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker is 192.0.2.66 and writes into every field that is his; the innocent is 203.0.113.9. Whatever is written, the
 * innocent is not named.
 */
final class HostileTextTest {
    private static final String INNOCENT = "203.0.113.9";
    private static final String ATTACKER = "192.0.2.66";
    private static final String AT = "[2024-05-01 10:00:0%d] ";

    /** Lines of Asterisk, with a place for what the attacker wrote. */
    private static final List<String> CARRIERS = List.of(
            AT + "NOTICE[7] chan_sip.c: Registration from '\"@\" <sip:a@b>' failed for '" + ATTACKER
                    + ":5060' - Wrong password",
            AT + "NOTICE[7] chan_sip.c: Registration from '<sip:@@b>' failed for '" + ATTACKER
                    + ":5060' - No matching peer found",
            AT + "NOTICE[7] chan_sip.c: Call from '' (" + ATTACKER
                    + ":5060) to extension '@' rejected because extension not found in context 'default'.",
            AT + "NOTICE[7] res_pjsip_session.c:  1001: Call (UDP:" + ATTACKER
                    + ":5060) to extension '@' rejected because extension not found in context 'in'.",
            AT + "NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '\"@\" <sip:a@b>' failed for '"
                    + ATTACKER + ":5060' (callid: x) - No matching endpoint found",
            AT + "NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:a@b>' failed for '" + ATTACKER
                    + ":5060' (callid: @) - Failed to authenticate",
            AT
                    + "SECURITY[7] res_security_log.c: SecurityEvent=\"InvalidAccountID\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"@\",SessionID=\"x\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + ATTACKER + "/5060\"",
            AT
                    + "SECURITY[7] res_security_log.c: SecurityEvent=\"InvalidAccountID\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"@\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + ATTACKER + "/5060\"",
            AT
                    + "SECURITY[7] res_security_log.c: SecurityEvent=\"ChallengeResponseFailed\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"@\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + ATTACKER + "/5060\",Challenge=\"1/2\",Response=\"3\",ExpectedResponse=\"\"",
            AT
                    + "SECURITY[7] res_security_log.c: SecurityEvent=\"ChallengeResponseFailed\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"s\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + ATTACKER + "/5060\",Challenge=\"1/2\",Response=\"@\",ExpectedResponse=\"\"",
            AT
                    + "SECURITY[7] res_security_log.c: SecurityEvent=\"SuccessfulAuth\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Informational\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"@\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + ATTACKER + "/5060\",UsingPassword=\"1\"",
            AT + "NOTICE[7] chan_iax2.c: No registration for peer '@' (from " + ATTACKER + ")",
            AT + "NOTICE[7] chan_iax2.c: Host " + ATTACKER + " failed MD5 authentication for '@' (aa != bb)",
            AT + "NOTICE[7] chan_iax2.c: Rejected connect attempt from " + ATTACKER + ", who was trying to reach '@@'",
            AT + "NOTICE[7] manager.c: " + ATTACKER + " failed to authenticate as '@'",
            AT + "NOTICE[7] manager.c: " + ATTACKER + " tried to authenticate with nonexistent user '@'",
            AT + "WARNING[7] Ext. @: Rejecting unknown SIP connection from " + ATTACKER,
            AT + "WARNING[7] Ext. s: \"@: Rejecting unknown SIP connection from " + ATTACKER + "\"",
            AT
                    + "VERBOSE[7] pbx.c: Executing [@@from-internal:1] Dial(\"PJSIP/1001-00000001\", \"PJSIP/x\") in new stack",
            AT + "WARNING[7] pjproject: sip_transport.c Dropping 400 bytes packet from UDP " + ATTACKER
                    + ":5060 : PJSIP syntax error exception when parsing '@' header on line 1 col 1:");

    /** Whole messages that name the innocent, in order to be put into a field. */
    private static final List<String> MESSAGES = List.of(
            "NOTICE[7] chan_sip.c: Registration from '<sip:a@b>' failed for '" + INNOCENT + ":5060' - Wrong password",
            "NOTICE[7] chan_sip.c: Call from '' (" + INNOCENT
                    + ":5060) to extension '1' rejected because extension not found in context 'default'.",
            "NOTICE[7] chan_sip.c: Call from '' (" + INNOCENT + ":5060) to extension '",
            "NOTICE[7] res_pjsip_session.c:  1001: Call (UDP:" + INNOCENT + ":5060) to extension '",
            "NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:a@b>' failed for '" + INNOCENT
                    + ":5060' (callid: x) - Failed to authenticate",
            "NOTICE[7] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '<sip:a@b>' failed for '" + INNOCENT
                    + ":5060' (callid: ",
            "SECURITY[7] res_security_log.c: SecurityEvent=\"InvalidAccountID\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"s\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + INNOCENT + "/5060\"",
            "SECURITY[7] res_security_log.c: SecurityEvent=\"SuccessfulAuth\",EventTV=\"2024-05-01T10:00:00.000+0000\",Severity=\"Informational\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"a\",SessionID=\"s\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/"
                    + INNOCENT + "/5060\",UsingPassword=\"1\"",
            "NOTICE[7] chan_iax2.c: Host " + INNOCENT + " failed to authenticate as 'x'",
            "NOTICE[7] manager.c: " + INNOCENT + " failed to authenticate as 'admin'",
            "WARNING[7] Ext. s: \"Rejecting unknown SIP connection from " + INNOCENT + "\"",
            "VERBOSE[7] chan_sip.c:     -- Registered SIP 'a' at " + INNOCENT + ":5060");

    /** Parts of messages, for the place they are put into. */
    private static final List<String> PARTS = List.of(
            "' failed for '" + INNOCENT + ":5060' - Wrong password",
            "x' failed for '" + INNOCENT + "' - No matching peer found' failed for '" + INNOCENT,
            "' failed for '" + INNOCENT + ":5060' (callid: y) - No matching endpoint found",
            "y) - Failed to authenticate' failed for '" + INNOCENT + ":5060' (callid: z",
            "1' (" + INNOCENT + ":5060) to extension '2",
            "1' (UDP:" + INNOCENT + ":5060) to extension '2",
            "' rejected because extension not found in context 'default'.",
            "x\",SessionID=\"s\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/" + INNOCENT
                    + "/5060\"",
            "\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/" + INNOCENT + "/5060",
            "\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/" + INNOCENT
                    + "/5060\",Challenge=\"1\",Response=\"2",
            "\",RemoteAddress=\"IPV4/UDP/" + INNOCENT + "/5060",
            "x' (from " + INNOCENT + ")",
            INNOCENT + " failed to authenticate as 'a",
            "' (from " + INNOCENT + "); '",
            ": Rejecting unknown SIP connection from " + INNOCENT,
            "\u001b[0m\u001b[2K" + INNOCENT,
            "IPV4/UDP/" + INNOCENT + "/5060");

    @ParameterizedTest
    @MethodSource("carriers")
    void partsFrameNobody(String carrier) {
        for (String part : PARTS) {
            assertInnocent(put(carrier, part));
        }
        for (String message : MESSAGES) {
            assertInnocent(put(carrier, message));
        }
    }

    /** A whole forged line behind a line feed, on a line of its own, with what is left of the true one behind it or below it. */
    @ParameterizedTest
    @MethodSource("carriers")
    void linesFrameNobody(String carrier) {
        for (String message : MESSAGES) {
            String forged = String.format(AT, 1) + message;
            for (String end : List.of("\n", "\r\n")) {
                assertInnocent(put(carrier, "x" + end + forged + end));
                assertInnocent(put(carrier, "x" + end + forged + end + "y"));
                assertInnocent(put(carrier, "x" + end + forged));
                assertInnocent(put(carrier, end + forged + end + forged + end));
            }
        }
    }

    /** The rest of the true line hidden behind a prefix of its own: nothing stands there without one. */
    @ParameterizedTest
    @MethodSource("carriers")
    void linesBetweenTwoHalvesFrameNobody(String carrier) {
        for (String message : MESSAGES) {
            String forged = String.format(AT, 1) + message;

            assertInnocent(put(carrier, "x\n" + forged + "\n" + String.format(AT, 1) + "NOTICE[7] app_dial.c: "));
            assertInnocent(put(carrier, "x\n" + forged + "\n" + String.format(AT, 1) + message));
        }
    }

    /** A message that somebody's text completes, and its own end hidden behind a prefix. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[2024-05-23 10:18:16] VERBOSE[1] pbx.c: x\n",
                "[2024-05-23 10:18:16] NOTICE[1] chan_sip.c: x\nz\n"
            })
    void messagesThatEndTwiceFrameNobody(String between) {
        String at = "[2024-05-23 10:18:16] ";
        String hidden = "\n" + between + at + "NOTICE[1] app_dial.c: z";
        String account =
                "x\",SessionID=\"a\",LocalAddress=\"IPV4/TCP/192.0.2.1/5060\",RemoteAddress=\"IPV4/TCP/203.0.113.9/5\""
                        + hidden;
        String event = at
                + "SECURITY[1] res_security_log.c: SecurityEvent=\"InvalidAccountID\",EventTV=\"2024-05-23T10:18:16.1+0000\""
                + ",Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"" + account
                + "\",SessionID=\"b\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.2/5060\"\n";
        String from = "\"x' failed for '203.0.113.9:5060' (callid: a) - No matching endpoint found" + hidden
                + "\" <sip:1@pbx>";
        String request = at + "NOTICE[1] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from '" + from
                + "' failed for '192.0.2.2:5060' (callid: b) - No matching endpoint found\n";

        assertThat(FamiliesTest.read(event + request + event))
                .isNotEmpty()
                .noneMatch(one -> one.address().host().equals("203.0.113.9"));
    }

    /** Packets are logged as they came when somebody asks for it. */
    @Test
    void packetsFrameNobody() {
        for (String message : MESSAGES) {
            String forged = String.format(AT, 1) + message + "\r\n";
            String packet = "OPTIONS sip:a@b SIP/2.0\r\n" + forged + "Via: x\r\n\r\n" + forged;
            int bytes = packet.length();
            String pjsip = String.format(AT, 0) + "VERBOSE[7] res_pjsip_logger.c: <--- Received SIP request (" + bytes
                    + " bytes) from UDP:" + ATTACKER + ":5060 --->\n" + packet + "\n" + after();
            String dropped = String.format(AT, 0) + "WARNING[7] pjproject: sip_transport.c Error processing " + bytes
                    + " bytes packet from UDP " + ATTACKER
                    + ":5060 : PJSIP syntax error exception when parsing 'Via' header on line 2 col 1:\n" + packet
                    + "\n-- end of packet.\n" + after();
            String sip = String.format(AT, 0) + "VERBOSE[7] chan_sip.c: \n<--- SIP read from UDP:" + ATTACKER
                    + ":5060 --->\n" + packet + "\n<------------->\n" + after();
            String twice = String.format(AT, 0) + "VERBOSE[7] chan_sip.c: \n<--- SIP read from UDP:" + ATTACKER
                    + ":5060 --->\n<------------->\n" + packet + "\n<------------->\n" + after();

            for (String text : List.of(pjsip, dropped, sip, twice)) {
                assertInnocent(text);
                assertThat(addresses(text)).as(text).contains("192.0.2.77");
            }
        }
    }

    /** Of a log whose carriage returns were taken out a packet is shorter than is said, and one of many lines much shorter. */
    @Test
    void aPacketEndsWhereItEnds() {
        String forged = String.format(AT, 1) + MESSAGES.get(9) + "\n";
        String many = "OPTIONS sip:a@b SIP/2.0\n" + "a\n".repeat(300) + forged;
        String said = "VERBOSE[7] res_pjsip_logger.c: <--- Received SIP request (%d bytes) from UDP:" + ATTACKER
                + ":5060 --->\n";
        String stripped = "OPTIONS sip:a@b SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.66\nMax-Forwards: 70\n\n\n";

        assertInnocent(String.format(AT, 0) + String.format(said, many.length()) + many + "\n" + after());
        assertThat(addresses(String.format(AT, 0)
                        + String.format(said, stripped.length() + 3)
                        + stripped
                        + String.format(AT, 5)
                        + "NOTICE[7] manager.c: 192.0.2.77 failed to authenticate as 'root'\n"))
                .contains("192.0.2.77");
    }

    /** Nor does a line that is out of order where all others are in it. */
    @Test
    void aLineOutOfOrderNamesNobody() {
        StringBuilder log = new StringBuilder();
        for (int second = 10; second < 50; second++) {
            log.append("[2024-05-01 10:00:").append(second).append("] VERBOSE[7] app_dial.c: x\n");
        }
        log.append("[2024-05-01 09:00:00] ")
                .append(MESSAGES.get(0))
                .append("\n[2024-05-01 10:00:51] VERBOSE[7] app_dial.c: x\n");

        assertInnocent(log.toString());
    }

    /** Without line feeds of his own the attacker hides nothing but his own line: those around it are read as ever. */
    @ParameterizedTest
    @MethodSource("carriers")
    void othersAreStillNamed(String carrier) {
        for (String part : PARTS) {
            assertThat(addresses(put(carrier, part))).as(put(carrier, part)).contains("192.0.2.77");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3"})
    void noBytesThrow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            FamiliesTest.read(bytes);
            byte[] line = put(CARRIERS.get(random.nextInt(CARRIERS.size())), PARTS.get(random.nextInt(PARTS.size())))
                    .getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 5; change++) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            FamiliesTest.read(line);
        }
    }

    static List<String> carriers() {
        return CARRIERS;
    }

    private static String put(String carrier, String text) {
        String line =
                String.format(carrier.replaceFirst("(?<!sip:a)@", "\u0000"), 0).replace("\u0000", text);
        return line + "\n" + after();
    }

    /** Another attacker, later, whom nothing hides. */
    private static String after() {
        return String.format(AT, 5) + "VERBOSE[7] app_dial.c: Called x\n" + String.format(AT, 5)
                + "NOTICE[7] manager.c: 192.0.2.77 failed to authenticate as 'root'\n";
    }

    private static void assertInnocent(String text) {
        assertThat(addresses(text)).as(text).doesNotContain(INNOCENT);
    }

    private static List<String> addresses(String text) {
        List<String> addresses = new ArrayList<>();
        FamiliesTest.read(text).forEach(said -> addresses.add(said.address().host()));
        return addresses;
    }
}
