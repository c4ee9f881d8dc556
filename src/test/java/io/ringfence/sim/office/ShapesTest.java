package io.ringfence.sim.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every event the office makes has the headers, in the order, of recordings of Asterisk 22.10. */
class ShapesTest {
    private static final List<String> RECORDINGS = List.of("outbound-answered", "blind-transfer", "call-forward");
    private static final long HOUR = 3_600_000_000_000L;
    private static final long START = Instant.parse("2026-11-23T00:00:00Z").getEpochSecond() * 1_000_000_000L;
    /** These two end events of 22.7 and later, and only when SIP gave a reason; a 302 adds where to, an attended transfer whose place is taken. */
    private static final Set<String> OPTIONAL = Set.of("TechCause", "Forward", "SwapUniqueid");

    @Test
    void everyHeaderIsWhereAsteriskPutsIt() throws IOException {
        Map<String, Set<List<String>>> real = new HashMap<>();
        for (String recording : RECORDINGS) {
            try (InputStream in = ShapesTest.class.getResourceAsStream("/captures/" + recording + ".ami")) {
                collect(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1), real);
            }
        }
        Map<String, Set<List<String>>> simulated = new HashMap<>();
        collect(dayOfEverything(), simulated);
        assertThat(simulated).containsKeys("Newchannel", "LocalBridge", "BlindTransfer", "AttendedTransfer", "DialEnd");
        simulated.forEach((event, shapes) -> {
            if (real.containsKey(event)) {
                assertThat(real.get(event)).as(event).containsAll(shapes);
            }
        });
    }

    private static String dayOfEverything() throws IOException {
        Capture capture = new Capture(1, Office.Size.of(100), Rhythm.businessHours(ZoneOffset.UTC));
        for (Attack.Kind kind : Attack.Kind.values()) {
            if (kind != Attack.Kind.ORIGINATE) {
                capture.attack((8 + kind.ordinal()) * HOUR, kind);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        capture.write(START, 18 * HOUR, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static void collect(String text, Map<String, Set<List<String>>> shapes) {
        for (String frame : text.split("\r\n\r\n")) {
            if (frame.startsWith("Event: ")) {
                List<String> names = frame.lines()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .filter(name -> !OPTIONAL.contains(name))
                        .toList();
                String event = frame.lines().findFirst().orElse("").substring("Event: ".length());
                shapes.computeIfAbsent(event, each -> new HashSet<>()).add(names);
            }
        }
    }
}
