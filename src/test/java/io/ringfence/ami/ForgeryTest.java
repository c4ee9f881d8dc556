package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a stranger can do with the 79 bytes of a number, the 36 of an account, the 79 of a caller. {@code 1.1}, {@code evil},
 * {@code 8.8.8.8} and {@code 911} stand for what he forges; the real event is the one of {@link Wire#REAL}.
 */
class ForgeryTest {
    private static final List<String> FORGED = List.of("1.1", "evil", "8.8.8.8", "911");

    static Stream<Arguments> numbers() {
        return Stream.of(
                arguments(
                        "the rest of its event, and another begun",
                        "9\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\nEvent: X"),
                arguments("the rest of its event, ended", "9\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n"),
                arguments(
                        "the rest of its event, ended by its own CR LF",
                        "9\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n"),
                arguments("the rest of its event, not ended", "9\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1"),
                arguments(
                        "the rest of a hangup",
                        "9\r\nPriority:1\r\nUniqueid:1.1\r\nLinkedid:1.1\r\nCause:1\r\nCause-txt:\r\n\r\n"),
                arguments("a boot", "9\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\nStatus: evil"),
                arguments(
                        "a boot, ended",
                        "9\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\nStatus: evil\r\n\r\n"),
                arguments("a hangup", "9\r\n\r\nEvent: Hangup\r\nPrivilege: call,all\r\nUniqueid: 1.1\r\nX: "),
                arguments("with LF alone", "9\n\nEvent: Hangup\nPrivilege: call,all\nUniqueid: 1.1\n"),
                arguments("with LF alone, ended", "9\nPriority: 1\nUniqueid: 1.1\nLinkedid: 1.1\n\n"),
                arguments("with CR LF LF", "9\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\nEvent: X"),
                arguments(
                        "the end of a list",
                        "9\r\n\r\nEvent: CoreShowChannelsComplete\r\nActionID: evil\r\nListItems: 0\r\n\r\n"),
                arguments("a response", "9\r\n\r\nResponse: Success\r\nActionID: evil\r\nMessage: evil\r\n\r\n"),
                arguments("a banner", "9\r\nAsterisk Call Manager/evil\r\n\r\nAsterisk Call Manager/evil\r\n"),
                arguments(
                        "a shutdown",
                        "9\r\n\r\nEvent: Shutdown\r\nPrivilege: system,all\r\nShutdown: evil\r\nRestart:\r\n\r\n"),
                arguments(
                        "a rename",
                        "9\r\n\r\nEvent: Rename\r\nPrivilege: call,all\r\nChannel:a\r\nNewname:b\r\nUniqueid:1.1"),
                arguments("another number", "9\r\nContext: evil\r\nExten: 911\r\nPriority: 1\r\nUniqueid: 1.1\r\n"),
                arguments(
                        "another number, ended",
                        "9\r\nContext: evil\r\nExten: 911\r\n\r\nPriority: 1\r\nUniqueid: 1.1\r\n\r\n"),
                arguments("blank lines only", "9\r\n\r\n\r\n\r\n\r\n"),
                arguments("bytes that are no text", "9\0\u001b[2J\u202e\r\nUniqueid: 1.1\r\n\0\u2028\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void aNumberForgesNothing(String what, String number) {
        String attack = Wire.block().exten(number).in("Newchannel");
        List<Event> events = proves(attack, Event.Newchannel.class, "Exten");
        Snapshot channel = ((Event.Newchannel) ((Event.Broken) events.get(1)).proved()).channel();
        assertThat(channel.exten()).startsWith("9").doesNotContain("911");
        assertThat(channel.context()).isEqualTo("from-internal");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norInAHangup(String what, String number) {
        proves(
                Wire.block().exten(number).in("Hangup", "Cause: 16\r\n", "Cause-txt: x\r\n"),
                Event.Hangup.class,
                "Exten");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norBesideAnotherChannel(String what, String number) {
        String attack = Wire.block()
                .exten(number)
                .in("DialBegin", Wire.block("Dest").exten("s").headers(), "DialString: 0037255501234@trunk\r\n");
        List<Event> events = proves(attack, Event.DialBegin.class, "Exten");
        assertThat(((Event.DialBegin) ((Event.Broken) events.get(1)).proved()).dialString())
                .isEqualTo("0037255501234@trunk");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norAsACallersNumberOrAContextOrAnAccountCode(String what, String text) {
        proves(Wire.block().caller(text).in("Newchannel"), Event.Newchannel.class, "CallerIDNum");
        assertNothingForged(Decoded.of(around(Wire.block().context(text).in("Newchannel"))), List.of("1.1"));
        assertNothingForged(Decoded.of(around(Wire.block().account(text).in("Newchannel"))), List.of("1.1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norWhereANumberEndsTheEvent(String what, String number) {
        String dial = Wire.block()
                .exten("s")
                .in("DialBegin", Wire.block("Dest").exten("s").headers(), "DialString: " + number + "@trunk\r\n");
        assertNothingForged(Decoded.of(around(dial)), FORGED);
        String newCode = Wire.block().in("NewAccountCode", "OldAccountCode: " + number + "\r\n");
        assertNothingForged(Decoded.of(around(newCode)), FORGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norInAnEventNobodyKnows(String what, String number) {
        String attack = Wire.block().exten(number).in("MusicOnHoldStart", "Class: default\r\n");
        assertNothingForged(Decoded.of(around(attack)), FORGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void norWhenItComesInPieces(String what, String number) {
        byte[] stream = around(Wire.block().exten(number).in("Hangup", "Cause: 16\r\n", "Cause-txt: x\r\n"))
                .getBytes(StandardCharsets.UTF_8);
        List<Event> whole = Decoded.of(stream);
        Random random = new Random(7);
        assertThat(Decoded.inPieces(stream, () -> 1)).isEqualTo(whole);
        for (int i = 0; i < 50; i++) {
            assertThat(Decoded.inPieces(stream, () -> 1 + random.nextInt(60))).isEqualTo(whole);
        }
    }

    @Test
    void aTextRepeatedWhereTheNumberEndsTheEventIsPassedOver() {
        String number = "9\r\n\r\nEvent: Newstate\r\nPrivilege: call,all\r\nUniqueid: 1.1";
        String attack = Wire.block()
                .exten(number)
                .in(
                        "DialBegin",
                        Wire.block("Dest").exten("s").headers(),
                        "DialString: 77" + number + "@trunk&PJSIP/" + number + "@b\r\n");
        List<Event> events = proves(attack, Event.DialBegin.class, "Exten");
        assertThat(events).hasSize(3);
    }

    @Test
    void anHonestDialStringDoesNotSwallowTheNextEvent() {
        String number = "9\r\n\r\nEvent: Hangup\r\nPrivilege: call,all";
        String attack = Wire.block()
                .exten(number)
                .in("DialBegin", Wire.block("Dest").exten("s").headers(), "DialString: 0037@trunk\r\n");
        List<Event> events = proves(attack, Event.DialBegin.class, "Exten");
        assertThat(events.get(2)).isInstanceOf(Event.Hangup.class);
    }

    @Test
    void aForwardForgesNoStatusAndNoEvent() {
        String forward =
                "Local/9\r\nDialStatus: ANSWER\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\nStatus: evil";
        String attack = Wire.block()
                .in(
                        "DialEnd",
                        Wire.block("Dest").exten("s").headers(),
                        "Forward: " + forward + "@ctx\r\n",
                        "DialStatus: CANCEL\r\n");
        List<Event> events = proves(attack, Event.DialEnd.class, "Forward");
        assertThat(((Event.DialEnd) ((Event.Broken) events.get(1)).proved()).dialStatus())
                .isEqualTo("CANCEL");
    }

    @Test
    void aLocalChannelsNameForgesNoState() {
        String attack = Wire.block()
                .channel("Local/9\r\nChannelState: 6\r\nUniqueid: 1.1@ctx-0000000a;1")
                .in("Newchannel");
        List<Event> events = proves(attack, Event.Newchannel.class, "Channel");
        assertThat(((Event.OfChannel) ((Event.Broken) events.get(1)).proved())
                        .channel()
                        .state())
                .isEqualTo(Snapshot.RING);
    }

    @Test
    void anAccountFramesNobody() {
        for (String account : List.of(
                "x\r\nRemoteAddress: IPV4/UDP/8.8.8.8/1",
                "x\r\n\r\nRemoteAddress: IPV4/UDP/8.8.8.8",
                "x\r\nSessionID: evil\r\nLocalAddress: ",
                "x\r\nSessionID: evil\r\n\r\nEvent: X\r\n",
                "x\nRemoteAddress: IPV4/UDP/8.8.8.8/1")) {
            String attack = Wire.event(
                    "InvalidAccountID",
                    "security",
                    "EventTV: 2026-11-22T17:28:20.521+0000\r\nSeverity: Error\r\nService: PJSIP\r\nEventVersion: 1\r\n"
                            + "AccountID: " + account + "\r\nSessionID: 1-28011\r\n"
                            + "LocalAddress: IPV4/UDP/127.0.0.1/5060\r\nRemoteAddress: IPV4/UDP/127.0.0.9/60884\r\n");
            List<Event> events = proves(attack, Event.Security.class, "AccountID");
            assertThat(((Event.Broken) events.get(1)).address()).isEqualTo("127.0.0.9");
        }
    }

    @Test
    void aListNobodyAskedForEndsNowhere() throws IOException {
        String end = "Event: CoreShowChannelsComplete\r\nActionID: x\r\nEventList: Complete\r\nListItems: 0\r\n\r\n";
        String login = "Response: Success\r\nMessage: Authentication accepted\r\n\r\n";
        assertThat(recorded(end)).isInstanceOf(Event.CoreShowChannelsComplete.class);
        assertThat(recorded(login + end)).isInstanceOf(Event.Broken.class);
        assertThat(recorded("Response: Success\r\nActionID: x\r\n\r\n" + end))
                .isInstanceOf(Event.CoreShowChannelsComplete.class);
    }

    private static Event recorded(String text) throws IOException {
        byte[] bytes = ("Asterisk Call Manager/11.0.0\r\n" + text).getBytes(StandardCharsets.UTF_8);
        try (Capture capture = Capture.of("pbx", new ByteArrayInputStream(bytes))) {
            return capture.next();
        }
    }

    @Test
    void aForgedTimeIsNotBelieved() {
        List<Event> events =
                Decoded.of(around("Event: Hangup\r\nPrivilege: call,all\r\nTimestamp: 9999999999.0\r\nX: y\r\n\r\n"));
        assertThat(events).allMatch(event -> event.stamp().atNanos() == 0);
    }

    @Test
    void aSecondBootOfOneSessionIsNoEvent() {
        assertThat(Decoded.of(Wire.banner() + Wire.booted() + Wire.hangup() + Wire.booted()))
                .hasExactlyElementsOfTypes(Event.FullyBooted.class, Event.Hangup.class, Event.Unknown.class);
    }

    /** One event before and one behind, which must both be there. */
    private static String around(String attack) {
        return Wire.banner() + "Response: Success\r\nActionID: ours\r\n\r\n" + Wire.booted() + attack + Wire.hangup();
    }

    private static List<Event> proves(String attack, Class<? extends Event> type, String field) {
        List<Event> events = Decoded.of(around(attack));
        assertNothingForged(events, FORGED);
        Event.Broken broken = (Event.Broken) events.get(1);
        assertThat(broken.field()).isEqualTo(field);
        assertThat(broken.proved()).isInstanceOf(type);
        if (broken.proved() instanceof Event.OfChannel of) {
            assertThat(of.channel().uniqueid()).isEqualTo(Wire.REAL);
            assertThat(of.channel().linkedid()).isEqualTo(Wire.REAL);
        }
        return events;
    }

    private static void assertNothingForged(List<Event> events, List<String> forged) {
        assertThat(events.get(0)).isInstanceOf(Event.FullyBooted.class);
        assertThat(events.get(events.size() - 1)).isInstanceOf(Event.Hangup.class);
        assertThat(events.stream().filter(Event.Hangup.class::isInstance)).hasSize(1);
        for (Event event : events) {
            if (event instanceof Event.Broken broken) {
                assertThat(broken.text()).doesNotContainPattern("[\\p{Cntrl}\\u202e\\u2028]");
                assertThat(broken.proved().toString()).doesNotContain(forged);
            } else if (!(event instanceof Event.Unknown)) {
                assertThat(event.toString()).doesNotContain(forged);
            }
        }
    }
}
