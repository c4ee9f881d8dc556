package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.fact.Fact;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which steps of a dialplan the decoder tells of depends on how their bytes arrive; what follows from them does not. */
class PiecesTest {
    private static final Path CAPTURES = Path.of("src/test/resources/captures");

    static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.walk(CAPTURES)) {
            return files.filter(file -> file.toString().endsWith(".ami"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void factsAreTheSameHoweverTheBytesArrive(Path capture) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        List<Fact> whole = facts(bytes, Integer.MAX_VALUE);
        assertThat(facts(bytes, 100)).isEqualTo(whole);
        assertThat(facts(bytes, 3000)).isEqualTo(whole);
    }

    private static List<Fact> facts(byte[] bytes, int longest) throws IOException {
        Random random = new Random(7);
        ByteArrayInputStream pieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(longest)));
            }
        };
        Tracker tracker = new Tracker("pbx", new ToyPlan(), List.of());
        List<Fact> facts = new ArrayList<>();
        try (Capture capture = Capture.of("pbx", pieces)) {
            for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                facts.addAll(tracker.on(event));
            }
        }
        return facts;
    }
}
