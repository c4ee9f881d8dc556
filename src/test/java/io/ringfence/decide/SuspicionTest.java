package io.ringfence.decide;

import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.score.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays of a call that was ended: for the thief who comes back, and for the employee who was wronged. */
class SuspicionTest {
    private static final Destination NEIGHBOUR = Scene.abroad("SO", "25261239999");
    private static final Destination GAMBIA = Scene.abroad("GM", "2203601234");
    private static final long HOUR = 3_600;
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @CsvSource({"0,75", "1,59", "3,37", "6,18", "9,9"})
    void aCallToTheSameNumbersWeighsLessEveryHour(int hours, int points) {
        assertThat(weighing(SOMALIA, false, hours)).containsExactly(points);
        assertThat(weighing(NEIGHBOUR, false, hours)).as("the block").containsExactly(points);
    }

    @ParameterizedTest
    @CsvSource({"0,55", "1,43", "3,27", "6,13"})
    void anotherCallWeighsOnlyIfItShowsSomething(int hours, int points) {
        assertThat(weighing(GAMBIA, true, hours)).containsExactly(points);
        assertThat(weighing(GAMBIA, false, hours)).isEmpty();
    }

    @Test
    void theThiefWhoWaitsAnHourDoesNotStartClean() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.pass(HOUR);
        assertThat(scene.attempt("1005", NEIGHBOUR, novelty("country", 20)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
    }

    @Test
    void theThiefWhoTriesElsewhereIsMetWithALowerBar() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.pass(HOUR);
        assertThat(scene.attempt("1005", GAMBIA, novelty("country", 20), finding("risk", 15)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(scene.attempt("1006", GAMBIA, novelty("country", 20), finding("risk", 15)))
                .isEmpty();
    }

    @Test
    void theEmployeeWrongedCallsHisOtherPartnersAndHisCity() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.pass(HOUR);
        assertThat(scene.attempt("1005", GAMBIA)).isEmpty();
        assertThat(scene.attempt("1005", NATIONAL)).isEmpty();
    }

    @Test
    void theEmployeeWrongedIsNotHauntedAllDay() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.pass(9 * HOUR);
        assertThat(scene.attempt("1005", SOMALIA, novelty("country", 20))).isEmpty();
    }

    @Test
    void theThirdCallEndedWithinSixHoursFences() {
        for (int i = 0; i < 2; i++) {
            assertThat(scene.attempt("1005", scene.some(i), finding("broken", 70)))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.HANGUP);
            scene.pass(2 * HOUR);
        }
        assertThat(scene.attempt("1005", scene.some(2), finding("broken", 70)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.FENCE);
    }

    @Test
    void twoADayFenceNobody() {
        for (int i = 0; i < 10; i++) {
            assertThat(scene.attempt("1005", scene.some(i), finding("broken", 70)))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.HANGUP);
            scene.pass(5 * HOUR);
        }
    }

    @Test
    void suspicionByItselfFencesNobody() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        assertThat(scene.attempt("1005", SOMALIA, finding("risk", 14)).get(0).score())
                .isEqualTo(100);
        assertThat(scene.decider.fences(scene.now())).isEmpty();
    }

    @Test
    void twoWithinMinutesEachForWhatItShowsItselfFence() {
        scene.attempt("1005", SOMALIA, finding("spread", 70));
        scene.pass(9 * 60);
        assertThat(scene.attempt("1005", GAMBIA, finding("spread", 70)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.FENCE);
        scene.attempt("1006", SOMALIA, finding("spread", 70));
        scene.pass(11 * 60);
        assertThat(scene.attempt("1006", GAMBIA, finding("spread", 70)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
    }

    @Test
    void whatARuleOrALimitEndsLeavesNoSuspicion() {
        scene.attempt("1005", SOMALIA, Scene.limit("spend"));
        assertThat(scene.decider.snapshot().stops()).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void aPersonsDecisionEndsIt() {
        scene.attempt("1005", SOMALIA, finding("rate", 75));
        scene.decider.lift(new Subject(Scene.PBX, Payer.extension("1005")));
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void whatWasOnlyObservedIsNotToldAsDoneAndWeighsTheSame() {
        Scene observing = new Scene(Scene.settings(Settings.Mode.OBSERVE, Scene.anyone(), Scene.nobody()));
        for (Scene each : List.of(scene, observing)) {
            for (int i = 0; i < 3; i++) {
                each.attempt("1005", each.some(i), finding("broken", 70));
                each.pass(60);
            }
        }
        Verdict.OnCall done = scene.attempt("1005", SOMALIA).get(0);
        Verdict.OnCall observed = observing.attempt("1005", SOMALIA).get(0);
        assertThat(observed.action()).isEqualTo(done.action()).isEqualTo(Action.DENY);
        assertThat(observed.findings())
                .extracting(Finding::points)
                .isEqualTo(done.findings().stream().map(Finding::points).toList());
        assertThat(reason(done)).startsWith("1005 is fenced from international calls until ");
        assertThat(reason(observed))
                .startsWith("1005 would be fenced from international calls until ")
                .contains(" UTC (observe): ");
        assertThat(stop(true)).contains(" was ended at ");
        assertThat(stop(false)).contains(" would have been ended (observe) at ");
    }

    private static String reason(Verdict.OnCall verdict) {
        return verdict.findings().get(0).why();
    }

    private String stop(boolean enforced) {
        Stops stops = new Stops();
        stops.note(Stop.of(scene.call("1005", SOMALIA), 0, enforced));
        return stops.weighing(scene.call("1005", SOMALIA), true, 0)
                .get(0)
                .finding()
                .why();
    }

    private List<Integer> weighing(Destination destination, boolean shows, int hours) {
        Stops stops = new Stops();
        stops.note(Stop.of(scene.call("1005", SOMALIA), 0, true));
        return stops.weighing(scene.call("1005", destination), shows, hours * HOUR * Scene.SECOND).stream()
                .map(weight -> (int) weight.points())
                .toList();
    }
}
