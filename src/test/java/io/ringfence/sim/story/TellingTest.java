package io.ringfence.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.firm.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weeks of an office, as they are told. */
class TellingTest {
    private static final Set<Truth.Kind> OUT = EnumSet.of(
            Truth.Kind.NATIONAL,
            Truth.Kind.INTERNATIONAL,
            Truth.Kind.NEW_COUNTRY,
            Truth.Kind.MISTYPED,
            Truth.Kind.EMERGENCY);

    private static String text(Telling telling) throws IOException {
        return new String(telling.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<Truth.Entry> outbound(Truth truth) {
        return truth.entries().stream()
                .filter(each -> OUT.contains(each.kind()))
                .toList();
    }

    @Test
    void theSameSeedIsTheSameStory() throws IOException {
        Story story = Stories.of("14-slovenia");
        String told = text(story.tell(3));
        assertThat(text(story.tell(3))).isEqualTo(told);
        assertThat(text(story.tell(4))).isNotEqualTo(told);
        assertThat(told.toLowerCase(Locale.ROOT)).doesNotContain("fraud", "theft", "twin");
    }

    @Test
    void everyChannelEndsOnceUnlessTheStoryEndsFirst() throws IOException {
        Set<String> live = new HashSet<>();
        for (String frame : text(Stories.of("first-call-to-cuba").tell(5)).split("\r\n\r\n", -1)) {
            String id = header(frame, "Uniqueid: ");
            if (frame.startsWith("Event: Newchannel\r\n")) {
                assertThat(live.add(id)).as(frame).isTrue();
            } else if (frame.startsWith("Event: Hangup\r\n")) {
                assertThat(live.remove(id)).as(frame).isTrue();
            }
        }
        assertThat(live).hasSizeLessThan(8);
    }

    private static String header(String frame, String name) {
        return Stream.of(frame.split("\r\n", -1))
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    /** The share is that of decisions to call; a number dialled again after it was busy counts once more. */
    @Test
    void oneOutboundCallIn250GoesToACountryNewToItsExtension() {
        long calls = 0;
        long toNew = 0;
        for (long seed = 1; seed <= 3; seed++) {
            List<Truth.Entry> out =
                    outbound(Stories.of("summer-time").tell(seed).happen());
            calls += out.size();
            toNew += out.stream()
                    .filter(each -> each.kind() == Truth.Kind.NEW_COUNTRY)
                    .count();
        }
        double expected = calls / 250d;
        assertThat((double) toNew)
                .isBetween(.8 * expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
    }

    @Test
    void weekendsAndNightsAreNearlyStill() {
        Telling telling = Stories.of("summer-time").tell(2);
        List<Truth.Entry> out = outbound(telling.happen());
        long weekend = 0;
        long night = 0;
        for (Truth.Entry call : out) {
            ZonedDateTime at = Instant.ofEpochSecond(call.startNanos() / 1_000_000_000L)
                    .atZone(telling.home().zone());
            weekend += at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 1 : 0;
            night += at.getHour() < 6 ? 1 : 0;
        }
        assertThat(weekend).isBetween(1L, out.size() / 8L);
        assertThat(night).isLessThan(out.size() / 50);
    }

    @Test
    void aPersonDialsNoFasterThanAPersonCan() {
        List<Truth.Entry> out =
                outbound(Stories.of("first-call-to-cuba").tell(9).happen());
        java.util.Map<String, Long> last = new java.util.HashMap<>();
        for (Truth.Entry call : out) {
            Long before = last.put(call.extension(), call.startNanos());
            if (before != null) {
                assertThat(call.startNanos() - before).isGreaterThan(8_000_000_000L);
            }
        }
    }
}
