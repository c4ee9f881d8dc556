package io.ringfence.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real Asterisk 16 and 22, honest and under attack. */
class RecordedTest {
    /** What the forgers in the recordings write into their numbers. */
    private static final List<String> FORGED =
            List.of("1700000000.1", "9.9.9.9", "PJSIP/1001-00000000", "8.8.8.8", "uniqueid=1.1,", "linkedid=1.1]");

    static Stream<Path> all() {
        return Decoded.captures().stream();
    }

    static Stream<Path> clean() {
        return all().filter(capture -> !Decoded.hostile(capture));
    }

    static Stream<Path> hostile() {
        return all().filter(Decoded::hostile);
    }

    @ParameterizedTest
    @MethodSource("clean")
    void cleanOnesHoldNothingBroken(Path capture) {
        List<Event> events = Decoded.of(Decoded.bytes(capture));
        assertThat(events).hasSizeGreaterThan(3).noneMatch(Event.Broken.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileOnesProveNothingForged(Path capture) {
        for (Event event : Decoded.of(Decoded.bytes(capture))) {
            String claimed =
                    event instanceof Event.Broken broken ? broken.proved() + broken.address() : event.toString();
            assertThat(claimed).doesNotContain(FORGED);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void everyUniqueidIsOneThatAsteriskGave(Path capture) {
        byte[] bytes = Decoded.bytes(capture);
        Set<String> real = realUniqueids(bytes);
        for (Event event : Decoded.of(bytes)) {
            Event proved = event instanceof Event.Broken broken ? broken.proved() : event;
            if (proved instanceof Event.OfChannel of && !of.channel().uniqueid().isEmpty()) {
                assertThat(real).contains(of.channel().uniqueid(), of.channel().linkedid());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void theForgersOwnChannelIsAlwaysProved(Path capture) {
        for (Event event : Decoded.of(Decoded.bytes(capture))) {
            if (event instanceof Event.Broken broken
                    && !List.of("VarSet", "Cdr").contains(broken.name())) {
                assertThat(broken.proved()).as(broken.toString()).isNotEqualTo(Event.NOTHING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isTheSameInPiecesOfAnySize(Path capture) {
        byte[] bytes = Decoded.bytes(capture);
        List<Event> whole = Decoded.of(bytes);
        Random random = new Random(42);
        assertSame(Decoded.inPieces(bytes, () -> 1 + random.nextInt(100)), whole);
        assertSame(Decoded.inPieces(bytes, () -> 1 + random.nextInt(5000)), whole);
        if (Decoded.hostile(capture)) {
            assertSame(Decoded.inPieces(bytes, () -> 1), whole);
        }
    }

    private static void assertSame(List<Event> inPieces, List<Event> atOnce) {
        List<Event> pieces = Decoded.news(inPieces);
        List<Event> whole = Decoded.news(atOnce);
        for (int i = 0; i < Math.min(pieces.size(), whole.size()); i++) {
            assertThat(pieces.get(i)).isEqualTo(whole.get(i));
        }
        assertThat(pieces).hasSameSizeAs(whole);
    }

    @Test
    void aForgedAddressIsNotTheOneNamed() {
        for (String name : List.of("16/hostile-from-user.ami", "22/hostile-from-user-register.ami")) {
            List<Event.Broken> broken = Decoded.of(Decoded.bytes(Decoded.CAPTURES.resolve(name))).stream()
                    .filter(Event.Broken.class::isInstance)
                    .map(Event.Broken.class::cast)
                    .toList();
            assertThat(broken).isNotEmpty().allSatisfy(one -> {
                assertThat(one.field()).isEqualTo("AccountID");
                assertThat(one.address()).isEqualTo("127.0.0.9");
                assertThat(((Event.Security) one.proved()).account()).isEqualTo("x");
            });
        }
    }

    /** Those of lines that a stranger did not write: he writes neither real seconds nor a number behind them. */
    private static Set<String> realUniqueids(byte[] bytes) {
        Matcher matcher = Pattern.compile("(?m)^[A-Za-z]*(?:Uniqueid|Linkedid): (1[78]\\d{8}\\.\\d+)\\r\\n")
                .matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        Set<String> real = matcher.results().map(result -> result.group(1)).collect(Collectors.toSet());
        real.removeAll(FORGED);
        return real;
    }
}
