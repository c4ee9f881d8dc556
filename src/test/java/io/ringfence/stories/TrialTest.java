package io.ringfence.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sim.story.Stories;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table's parts on two short stories: what holds whatever the engines find. */
class TrialTest {
    @TempDir
    private Path folder = Path.of("");

    private Result run(String story, long seed, boolean rates) throws Exception {
        return new Trial(Stories.of(story), seed, rates, "default", false, Deck.write(folder)).run();
    }

    @Test
    void aTheftIsMeasuredAgainstItsExposure() throws Exception {
        Result result = run("04-bangor-lines", 7, true);
        Result.Fraud fraud = result.fraud();
        assertThat(fraud.calls()).isGreaterThan(100);
        assertThat(fraud.answered()).isBetween(fraud.calls() / 2, fraud.calls());
        assertThat(fraud.exposureMicros()).isGreaterThan(1_000_000_000L);
        assertThat(fraud.alerted()).isTrue();
        assertThat(fraud.leakedPercent()).isBetween(0.0, 10.0);
        assertThat(fraud.leakedCalls()).isLessThan(fraud.answered());
        assertThat(result.emergencies()).isZero();
    }

    @Test
    void anEmergencyAtNightIsLeftAlone() throws Exception {
        Result result = run("emergency-at-night", 7, false);
        assertThat(result.fraud()).isEqualTo(Result.Fraud.NONE);
        assertThat(result.innocentCalls()).isGreaterThan(1_000);
        assertThat(result.emergencies()).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Report.line(result, print);
        new Report(List.of(result), StoryTable.Arguments.of(List.of("--seeds", "1"))).print(print);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("| emergency-at-night |", "emergency calls ended: 0");
    }
}
