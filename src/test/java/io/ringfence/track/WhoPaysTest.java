package io.ringfence.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.ami.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sequence that was recorded, against what a person says happened in it: {@code who-pays.txt}. */
class WhoPaysTest {
    private static final List<String> TRUNKS = List.of("trunk*");

    @TestFactory
    Stream<DynamicTest> tellsWhatHappened() {
        return each((events, expected) ->
                assertThat(Summary.of(tracker(TRUNKS), events)).containsExactlyInAnyOrderElementsOf(expected));
    }

    @TestFactory
    Stream<DynamicTest> leavesNothingOpen() {
        return each((events, expected) -> {
            Tracker tracker = tracker(TRUNKS);
            Summary.of(tracker, events);
            assertThat(tracker.active()).isZero();
        });
    }

    @TestFactory
    Stream<DynamicTest> learnsTheTrunks() {
        return each((events, expected) ->
                assertThat(Summary.of(tracker(List.of()), events)).containsExactlyInAnyOrderElementsOf(expected));
    }

    @TestFactory
    Stream<DynamicTest> countsNothingTwiceWhenEveryEventComesTwice() {
        return each((events, expected) -> {
            List<Event> twice = new ArrayList<>();
            for (Event event : events) {
                twice.add(event);
                if (!(event instanceof Event.CoreShowChannel || event instanceof Event.CoreShowChannelsComplete)) {
                    twice.add(event);
                }
            }
            assertThat(Summary.of(tracker(TRUNKS), twice)).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> countsNothingTwiceWhenTheFeedIsRepeated() {
        return each((events, expected) -> {
            List<Event> twice = new ArrayList<>(events);
            twice.addAll(events);
            assertThat(Summary.of(tracker(TRUNKS), twice)).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> needsNoDialplanEvents() {
        return each((events, expected) -> {
            List<Event> fewer = events.stream()
                    .filter(event -> !(event instanceof Event.Newexten))
                    .toList();
            assertThat(Summary.of(tracker(TRUNKS), fewer)).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> survivesNeighboursSwapped() {
        return each((events, expected) -> {
            for (int i = 1; i + 1 < events.size(); i++) {
                if (events.get(i + 1) instanceof Event.CoreShowChannelsComplete) {
                    continue;
                }
                List<Event> swapped = new ArrayList<>(events);
                swapped.set(i, events.get(i + 1));
                swapped.set(i + 1, events.get(i));
                assertThat(attempts(Summary.of(tracker(TRUNKS), swapped)))
                        .as("event %s after %s", events.get(i), events.get(i + 1))
                        .containsExactlyInAnyOrderElementsOf(attempts(expected));
            }
        });
    }

    /** It is told of by another thread than the one that lets the transferred dial. */
    @TestFactory
    Stream<DynamicTest> knowsATransferThatIsToldOfLate() {
        return each((events, expected) -> {
            int at = first(events, 0, Event.BlindTransfer.class);
            int answer = first(events, at, Event.DialEnd.class);
            for (int later = at + 1; later < answer; later++) {
                List<Event> late = new ArrayList<>(events);
                late.add(later, late.remove(at));
                Tracker tracker = tracker(TRUNKS);
                List<String> told = Summary.of(tracker, late);
                assertThat(attempts(told)).as("after %s", events.get(later)).containsAll(attempts(expected));
                assertThat(answered(told)).containsAll(answered(expected));
                assertThat(tracker.active()).isZero();
                assertThat(told.stream().filter(line -> line.startsWith("ended")))
                        .hasSameSizeAs(attempts(told));
            }
        });
    }

    /** Who pays, and for what. */
    private static List<String> answered(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith("answered"))
                .map(line -> line.replaceAll("^answered \\d+ ", ""))
                .sorted()
                .toList();
    }

    private static int first(List<Event> events, int from, Class<? extends Event> type) {
        for (int i = from; i < events.size(); i++) {
            if (type.isInstance(events.get(i))) {
                return i;
            }
        }
        return events.size();
    }

    @TestFactory
    Stream<DynamicTest> losesNoCallWhenEventsAreLost() {
        // A list without all its entries proves nothing, and only DialBegin names the number of a failed Originate.
        return each(List.of("calls-already-up-at-login", "originate-fails"), (events, expected) -> {
            for (int seed = 0; seed < 30; seed++) {
                Random random = new Random(seed);
                List<Event> left = new ArrayList<>(events.stream()
                        .filter(event -> event instanceof Event.Connected || random.nextInt(100) >= 5)
                        .toList());
                left.addAll(Events.emptyLists(events.get(events.size() - 1).stamp(), 2));
                Tracker tracker = tracker(TRUNKS);
                List<String> told = Summary.of(tracker, left);
                assertThat(outside(told)).as("seed %s %s", seed, told).isEqualTo(outside(expected));
                assertThat(tracker.active()).as("seed %s", seed).isZero();
                assertThat(told.stream().filter(line -> line.startsWith("ended")))
                        .hasSameSizeAs(attempts(told));
            }
        });
    }

    private interface Check {
        void of(List<Event> events, List<String> expected);
    }

    private static Stream<DynamicTest> each(Check check) {
        return each(List.of(), check);
    }

    private static Stream<DynamicTest> each(List<String> except, Check check) {
        List<DynamicTest> tests = new ArrayList<>();
        expectations().forEach((name, expected) -> {
            for (String version : except.contains(name) ? List.<String>of() : Recordings.VERSIONS) {
                tests.add(DynamicTest.dynamicTest(
                        name + " " + version, () -> check.of(Recordings.of(version, name), expected)));
            }
        });
        return tests.stream();
    }

    private static Map<String, List<String>> expectations() {
        Map<String, List<String>> expectations = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Recordings.file("who-pays.txt"))) {
                if (line.startsWith("= ")) {
                    current = new ArrayList<>(List.of("restored since 0"));
                    expectations.put(line.substring(2), current);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line.strip());
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("who-pays.txt", unreadable);
        }
        return expectations;
    }

    private static Tracker tracker(List<String> trunks) {
        return new Tracker("pbx", new ToyPlan(), trunks);
    }

    private static List<String> attempts(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith("attempted"))
                .map(line -> line.replaceAll("^attempted \\d+ ", ""))
                .toList();
    }

    /** How many attempts lead outside. */
    private static long outside(List<String> told) {
        return told.stream()
                .filter(line -> line.startsWith("attempted") && !line.contains(" INTERNAL"))
                .count();
    }
}
