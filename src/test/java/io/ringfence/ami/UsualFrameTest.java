package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way through the decoder against the long one, which a stream in single bytes takes, for no frame is whole then. */
class UsualFrameTest {
    private static final List<String> CHANNELS =
            List.of("PJSIP/1001-00000001", "PJSIP/1001-00000002", "SIP/a-00000001", "Local/200@x-00000001;1", "P/1-1");
    private static final List<String> NUMBERS =
            List.of("", "1", "<unknown>", "0037255501234", "Zoë", "a".repeat(79), "b".repeat(600), " x", "x\rY");
    private static final List<String> INSERTED = List.of(
            "\r\n",
            "\n",
            "\r\n\r\n",
            "\r",
            " ",
            ":",
            "Exten: 9\r\n",
            "x\r\nPriority: 1\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\nEvent: Hangup\r\n",
            "New: header\r\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void saysWhatTheLongWaySays(long seed) {
        Random random = new Random(seed);
        StringBuilder stream = new StringBuilder(Wire.banner() + Wire.booted());
        for (int i = 0; i < 400; i++) {
            String event = event(random);
            stream.append(random.nextInt(12) == 0 ? mutated(event, random) : event);
        }
        byte[] bytes = stream.toString().getBytes(StandardCharsets.UTF_8);
        List<Event> whole = Decoded.of(bytes);
        assertThat(whole).hasSizeGreaterThan(200);
        assertThat(Decoded.inPieces(bytes, () -> 1)).isEqualTo(whole);
    }

    @Test
    void aBlockThatChangesIsReadAnew() {
        StringBuilder stream = new StringBuilder(Wire.banner() + Wire.booted());
        List<String> dialled = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String number = "1".repeat(1 + i % 7);
            dialled.add(number);
            stream.append(Wire.block().exten(number).in("Newstate"));
            stream.append(Wire.block().exten(number).in("Newstate"));
        }
        List<Event> events = Decoded.of(stream.toString());
        for (int i = 0; i < 100; i++) {
            Event.Newstate state = (Event.Newstate) events.get(i + 1);
            assertThat(state.channel().exten()).isEqualTo(dialled.get(i / 2));
        }
        assertThat(((Event.Newstate) events.get(1)).channel()).isSameAs(((Event.Newstate) events.get(2)).channel());
    }

    @Test
    void twoChannelsOfAnEventAreToldApartWhateverTheirNames() {
        List<String> expected = new ArrayList<>();
        StringBuilder stream = new StringBuilder(Wire.banner() + Wire.booted());
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String caller = String.format("PJSIP/1001-%08x", random.nextInt());
            String dest = String.format("PJSIP/trunk-%08x", random.nextInt());
            String blocks = Wire.block().channel(caller).headers()
                    + Wire.block("Dest").channel(dest).headers();
            stream.append(Wire.event("DialBegin", "call", blocks + "DialString: 1@trunk\r\n"));
            expected.add(caller + ' ' + dest);
        }
        assertThat(Decoded.of(stream.toString()))
                .filteredOn(Event.DialBegin.class::isInstance)
                .map(Event.DialBegin.class::cast)
                .extracting(
                        begin -> begin.caller().channel() + ' ' + begin.dest().channel())
                .isEqualTo(expected);
    }

    @Test
    void aStepOfTheDialplanIsAnEventOnlyIfItTellsOfSomethingNew() {
        String stream = Wire.banner()
                + Wire.booted()
                + Wire.block().exten("1").in("Newchannel")
                + step("1", 1, "Set")
                + step("1", 2, "NoOp")
                + step("2", 1, "NoOp")
                + step("2", 2, "Dial")
                + step("2", 3, "Hangup")
                + Wire.event("VarSet", "dialplan", Wire.block().exten("3").headers() + "Variable: X\r\nValue: y\r\n")
                + step("3", 1, "NoOp")
                + step("3", 2, "NoOp")
                + Wire.block().exten("3").in("Newstate");
        assertThat(Decoded.of(stream))
                .filteredOn(Event.OfChannel.class::isInstance)
                .extracting(event -> event.getClass().getSimpleName()
                        + ((Event.OfChannel) event).channel().exten()
                        + (event instanceof Event.Newexten newexten ? newexten.toDial() : ""))
                .containsExactly("Newchannel1", "Newexten2", "Newexten2data", "Newexten3", "Newstate3");
    }

    private static String step(String exten, int priority, String application) {
        String block = Wire.block().exten(exten).headers().replaceAll("Priority: [0-9]+", "Priority: " + priority);
        String rest = "Extension: " + exten + "\r\nApplication: " + application + "\r\nAppData: data\r\n";
        return Wire.event("Newexten", "dialplan", block + rest);
    }

    private static String event(Random random) {
        String stamp = random.nextBoolean() ? "Timestamp: 17953520" + (10 + random.nextInt(90)) + ".718870\r\n" : "";
        String oddStamp = random.nextInt(20) == 0 ? "Timestamp: 1795352059.7\r\n" : stamp;
        String block = oddStamp + block("", random);
        return switch (random.nextInt(6)) {
            case 0 -> Wire.event("Newchannel", "call", block);
            case 1 -> Wire.event("Newstate", "call", block);
            case 2 -> Wire.event("Hangup", "call", block + "Cause: 16\r\nCause-txt: Normal Clearing\r\n");
            case 3 ->
                Wire.event("VarSet", "dialplan", block + "Variable: X\r\nValue: " + one(NUMBERS, random) + "\r\n");
            case 4 ->
                Wire.event(
                        "Newexten",
                        "dialplan",
                        block + "Extension: 1\r\nApplication: Dial\r\nAppData: " + one(NUMBERS, random) + "\r\n");
            default -> Wire.event("DialBegin", "call", block + block("Dest", random) + "DialString: 1@trunk\r\n");
        };
    }

    private static String block(String prefix, Random random) {
        Wire block = Wire.block(prefix).channel(one(CHANNELS, random));
        if (random.nextInt(3) == 0) {
            block.exten(one(NUMBERS, random)).caller(one(NUMBERS, random)).account(one(NUMBERS, random));
        }
        return block.headers();
    }

    private static String mutated(String event, Random random) {
        int at = random.nextInt(event.length());
        String rest = random.nextBoolean() ? event.substring(at) : event.substring(Math.min(event.length(), at + 30));
        return event.substring(0, at) + one(INSERTED, random) + rest;
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
