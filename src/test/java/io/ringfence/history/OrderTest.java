package io.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts come in the order in which they happened, whatever order and however many files the rows are in. */
class OrderTest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final long BEGIN = 1_790_000_000L;
    private static final long NANOS = 1_000_000_000L;

    private record Truth(long start, long answer, long end, String uniqueid, String row) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void factsComeInTheirOrder(long seed) throws IOException {
        Random random = new Random(seed);
        List<Truth> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(call(random, i));
        }
        History history = Told.history("trunk*");
        List<Truth> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        if (seed % 2 == 0) {
            shuffled.sort(Comparator.comparingLong(Truth::end));
        }
        for (int part = 0; part < 4; part++) {
            List<String> rows = new ArrayList<>();
            for (Truth call : shuffled.subList(part * 100, part * 100 + 100)) {
                rows.add(call.row());
            }
            rows.add(shuffled.get(random.nextInt(400)).row()); // files overlap
            history.read(Files.write(folder.resolve(part + ".csv"), rows));
        }

        List<Fact> facts = Told.facts(history);

        assertThat(facts).isSortedAccordingTo(Comparator.comparingLong(Fact::atNanos));
        assertThat(facts)
                .hasSize(calls.stream()
                        .mapToInt(call -> call.answer() == 0 ? 2 : 3)
                        .sum());
        Map<String, String> told = tell(facts);
        for (Truth call : calls) {
            assertThat(told.get(call.uniqueid()))
                    .isEqualTo("attempted " + call.start() + (call.answer() == 0 ? "" : " answered " + call.answer())
                            + " ended " + call.end());
        }
    }

    /** The slow twin: each call's facts one after another. */
    private static Map<String, String> tell(List<Fact> facts) {
        Map<String, String> told = new HashMap<>();
        for (Fact fact : facts) {
            String what = fact instanceof CallAttempted
                    ? "attempted "
                    : fact instanceof CallAnswered ? " answered " : " ended ";
            Call call = fact instanceof CallAttempted attempted
                    ? attempted.call()
                    : fact instanceof CallAnswered answered ? answered.call() : ((CallEnded) fact).call();
            told.merge(call.uniqueid(), what + fact.atNanos() / NANOS, String::concat);
        }
        return told;
    }

    private static Truth call(Random random, int number) {
        long start = BEGIN + random.nextInt(2_000);
        long ring = random.nextInt(20);
        long talk = random.nextInt(3) == 0 ? 0 : random.nextInt(3_000);
        long answer = talk == 0 ? 0 : start + ring;
        long end = start + ring + talk;
        String uniqueid = start + "." + number;
        String row = String.format(
                "\"\",\"%d\",\"0044207946%04d\",\"from-internal\",\"\",\"PJSIP/%d-%08x\",\"PJSIP/trunk-%08x\",\"Dial\","
                        + "\"PJSIP/0044207946%04d@trunk,20\",\"%s\",%s,\"%s\",%d,%d,\"%s\",\"DOCUMENTATION\",\"%s\",\"\"",
                1000 + number % 7,
                number,
                1000 + number % 7,
                2 * number,
                2 * number + 1,
                number,
                time(start),
                answer == 0 ? "" : "\"" + time(answer) + "\"",
                time(end),
                ring + talk,
                talk,
                answer == 0 ? "NO ANSWER" : "ANSWERED",
                uniqueid);
        return new Truth(start, answer, end, uniqueid, row);
    }

    private static String time(long second) {
        return TIME.format(Instant.ofEpochSecond(second));
    }
}
