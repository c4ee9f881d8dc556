package io.ringfence.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Sink;
import io.ringfence.sim.exchange.Wire;
import io.ringfence.sim.exchange.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The simulated outbound call beside a recording of Asterisk 22.10. */
class OutboundShapeTest {
    private static final Set<EventClass> CLASSES = Set.of(EventClass.CALL, EventClass.SECURITY, EventClass.SYSTEM);
    private static final long START = 1_795_352_059_716_303_000L;

    @Test
    void hasTheEventsAndHeadersOfTheRecordingInItsOrder() throws IOException {
        assertThat(shapes(simulated())).isEqualTo(shapes(recorded()));
    }

    @Test
    void hasTheValuesOfTheRecordingWhereTheyAreNotTimeOrChance() throws IOException {
        assertThat(values(simulated())).containsExactlyElementsOf(values(recorded()));
    }

    private static List<String> simulated() {
        List<String> frames = new ArrayList<>();
        Agenda agenda = new Agenda(START);
        Sink sink = new Sink() {
            @Override
            public boolean wants(EventClass type) {
                return CLASSES.contains(type);
            }

            @Override
            public void accept(EventClass type, byte[] frame) {
                frames.add(new String(frame, StandardCharsets.ISO_8859_1).strip());
            }
        };
        Exchange exchange = new Exchange(agenda, new Wire(sink, agenda::now), Witness.NOBODY, new SplittableRandom(1));
        Calls calls = new Calls(exchange, "trunk", "trunk2", "441632960000");
        calls.authenticate(
                new Login("PJSIP", "1001", "1-29109@127.0.0.1", "IPV4/UDP/127.0.0.1/5060", "IPV4/UDP/127.0.0.1/5062"));
        calls.outbound(Party.phone("1001"), "0037255501234", Script.talk(0, 500_000_000L, 2_000_000_000L));
        agenda.advance(START + 60_000_000_000L);
        return frames;
    }

    private static List<String> recorded() throws IOException {
        InputStream in = OutboundShapeTest.class.getResourceAsStream("/captures/outbound-answered.ami");
        String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
        return Arrays.stream(text.substring(text.indexOf('\n') + 1).split("\r\n\r\n"))
                .filter(frame -> frame.startsWith("Event: "))
                .filter(frame ->
                        CLASSES.stream().anyMatch(type -> frame.contains("\r\nPrivilege: " + type.label() + ",")))
                .filter(frame -> !frame.contains("Service: AMI") && !frame.startsWith("Event: FullyBooted"))
                .toList();
    }

    /** Each event as its name and the names of its headers. */
    private static List<String> shapes(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.lines().findFirst().orElse("") + " "
                        + frame.lines().map(line -> line.split(":")[0]).toList())
                .toList();
    }

    private static List<String> values(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.strip()
                        .replaceAll("Timestamp: \\d+\\.\\d{6}", "Timestamp")
                        .replaceAll("EventTV: \\S+", "EventTV")
                        .replaceAll("BridgeUniqueid: [0-9a-f-]{36}", "BridgeUniqueid")
                        .replaceAll("BridgeTechnology: \\w+", "BridgeTechnology")
                        .replace("State: UNAVAILABLE", "State: NOT_INUSE"))
                .toList();
    }
}
