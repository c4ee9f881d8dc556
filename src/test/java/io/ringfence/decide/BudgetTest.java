package io.ringfence.decide;

import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @CsvSource({"0,3", "15,3", "19,3", "20,4", "49,9", "50,10", "10000,10"})
    void aFifthOfTheLiveCallsButThreeAtLeastAndTenAtMost(int live, int hangups) {
        assertThat(Budget.perPbx(live)).isEqualTo(hangups);
    }

    @Test
    void whatTheBudgetHoldsBackIsToldAtOnceAndEndedWhenThereIsRoom() {
        for (int i = 0; i < 3; i++) {
            assertThat(ended(scene.attempt("ext" + i, scene.some(i), finding("rate", 75))))
                    .isEqualTo(1);
        }
        Call held = scene.call("1005", SOMALIA);
        assertThat(scene.attempt(held, finding("rate", 75))).singleElement().satisfies(verdict -> {
            assertThat(verdict.action()).isEqualTo(Action.ALERT);
            assertThat(verdict.score()).isEqualTo(75);
            assertThat(verdict.findings()).anyMatch(finding -> finding.engine().equals("Budget"));
        });
        assertThat(scene.answer(held)).as("told once").isEmpty();
        scene.pass(59);
        assertThat(scene.attempt("1006", NATIONAL)).as("no room yet").isEmpty();
        scene.pass(1);
        assertThat(scene.attempt("1006", NATIONAL))
                .as("and ended with the next fact, whatever it is about")
                .singleElement()
                .matches(verdict -> verdict.call().equals(held))
                .matches(Verdict.OnCall::enforced)
                .matches(verdict -> verdict.action() == Action.HANGUP);
    }

    @Test
    void aCallHeldBackThatEndedIsLeftAtThat() {
        for (int i = 0; i < 3; i++) {
            scene.attempt("ext" + i, scene.some(i), finding("rate", 75));
        }
        Call held = scene.call("1005", SOMALIA);
        scene.attempt(held, finding("rate", 75));
        scene.end(held);
        scene.pass(61);
        assertThat(scene.attempt("1006", NATIONAL)).isEmpty();
    }

    @Test
    void aBrokenRuleDisturbsFewCallsOfAThousand() {
        int enforced = 0;
        for (int i = 0; i < 1_000; i++) {
            enforced += ended(scene.attempt("ext" + i, SOMALIA, finding("broken", 75)));
        }
        assertThat(enforced).isEqualTo(Budget.MOST_PER_PBX);
    }

    @Test
    void aBrokenRuleFencesFewExtensionsOfAThousand() {
        for (int i = 0; i < 1_000; i++) {
            scene.attempt("ext" + i, SOMALIA, finding("broken", 100));
        }
        assertThat(scene.decider.fences(scene.now())).hasSize(Budget.MOST_PER_PBX);
    }

    @Test
    void hangupsThatSpentTheBudgetLeaveTheFenceThatEndsTheAttack() {
        for (int i = 0; i < 3; i++) {
            scene.attempt("ext" + i, scene.some(i), finding("rate", 75));
        }
        Call held = scene.call("1005", SOMALIA);
        scene.attempt(held, finding("rate", 75));
        List<Verdict.OnCall> verdicts = scene.attempt("1005", SOMALIA, finding("spend", 20));
        assertThat(verdicts).extracting(Verdict.OnCall::call).contains(held);
        assertThat(verdicts).hasSize(2).allMatch(verdict -> verdict.action() == Action.FENCE && verdict.enforced());
    }

    @Test
    void rulesAndFencesDrawOnNoBudget() {
        Scene denying = new Scene(Scene.settings(
                Settings.Mode.ENFORCE, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of())));
        for (int i = 0; i < 50; i++) {
            assertThat(ended(denying.attempt("1005", SOMALIA))).isEqualTo(1);
        }
        scene.attempt("1005", SOMALIA, finding("rate", 100));
        for (int i = 0; i < 50; i++) {
            assertThat(ended(scene.attempt("1005", SOMALIA))).isEqualTo(1);
        }
        assertThat(ended(scene.attempt("1006", SOMALIA, finding("rate", 75))))
                .as("and leave it whole")
                .isEqualTo(1);
    }

    private static int ended(List<Verdict.OnCall> verdicts) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.enforced() && verdict.action().hangsUp())
                .count();
    }
}
