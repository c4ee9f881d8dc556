package io.ringfence.decide;

import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people taught, and what of it a restart keeps. */
class KnownTest {
    private static final Subject SUBJECT = new Subject(Scene.PBX, Payer.extension("1005"));
    private static final Finding NETWORK = new Finding(
            "Origin",
            "network",
            35,
            Severity.NOTICE,
            Finding.Bearing.NOVELTY,
            false,
            "first call of 1005 from 192.0.2.0/24 (PS)");
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @CsvSource({"COUNTRY,SO", "NUMBER,25261234567", "NUMBER,+25261234567", "NUMBER,0025261234567"})
    void aKnownPlaceIsNotNew(Lesson.Kind kind, String value) {
        assertThat(score("1005")).isEqualTo(65);
        scene.decider.learn(new Lesson(SUBJECT, kind, value));
        assertThat(score("1005")).as("the rest still weighs").isEqualTo(45);
        assertThat(score("1006")).as("and it is known for 1005 only").isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.0/24,45", "192.0.2.0/2,80", "2.0.2.0/24,80", "198.51.100.0/24,80"})
    void aKnownNetworkIsOneThatAFindingNames(String value, int score) {
        scene.decider.learn(new Lesson(SUBJECT, Lesson.Kind.NETWORK, value));
        assertThat(scene.attempt("1005", SOMALIA, NETWORK, finding("rate", 45)))
                .extracting(Verdict.OnCall::score)
                .containsExactly(score);
    }

    @Test
    void aLessonForgetsWhatWasHeldAgainstThePayer() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.decider.learn(new Lesson(SUBJECT, Lesson.Kind.COUNTRY, "SO"));
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void aRestartKeepsFencesSuspicionAndLessons() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.attempt("1006", SOMALIA, finding("rate", 95));
        scene.decider.learn(new Lesson(new Subject(Scene.PBX, Payer.extension("1007")), Lesson.Kind.COUNTRY, "SO"));
        Scene next = Scene.enforcing();
        next.decider.restore(scene.decider.snapshot());
        assertThat(next.decider.snapshot()).isEqualTo(scene.decider.snapshot());
        assertThat(next.attempt("1005", SOMALIA))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(next.attempt("1006", SOMALIA))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.DENY);
        assertThat(next.attempt("1007", SOMALIA, novelty("country", 60), novelty("hour", 60)))
                .isEmpty();
    }

    @Test
    void aRestartGrantsNoNewBudget() {
        for (int i = 0; i < 3; i++) {
            scene.attempt("ext" + i, scene.some(i), finding("rate", 75));
        }
        Scene next = Scene.enforcing();
        next.decider.restore(scene.decider.snapshot());
        assertThat(next.attempt("1005", SOMALIA, finding("rate", 75)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
    }

    @Test
    void aPersonsFenceEndsLiveCallsItBarsAndNoEmergency() {
        scene.attempt("1005", SOMALIA);
        scene.attempt("1005", Scene.NATIONAL);
        scene.attempt("1005", Scene.INTERNAL);
        List<Verdict> verdicts = scene.decider.fence(
                SUBJECT,
                EnumSet.allOf(DestinationClass.class),
                scene.now(),
                scene.now() + 60 * Scene.SECOND,
                "stolen phone");
        assertThat(verdicts).hasSize(2).allMatch(verdict -> ((Verdict.OnCall) verdict).action() == Action.DENY);
        scene.pass(1);
        assertThat(scene.attempt("1005", Scene.EMERGENCY)).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.DENY);
        scene.pass(59);
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    private int score(String extension) {
        return scene.attempt(extension, SOMALIA, novelty("country", 20), finding("test", 45)).stream()
                .mapToInt(Verdict.OnCall::score)
                .findFirst()
                .orElse(0);
    }
}
