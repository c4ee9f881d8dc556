package io.ringfence.decide;

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
    void pointsHangUpThreeCallsOfAnExtensionAMinute() {
        for (int i = 0; i < 3; i++) {
            assertThat(scene.attempt("1005", SOMALIA, finding("rate", 75))
                            .get(0)
                            .enforced())
                    .isTrue();
        }
        Call held = scene.call("1005", SOMALIA);
        assertThat(scene.attempt(held, finding("rate", 75))).singleElement().satisfies(verdict -> {
            assertThat(verdict.action()).isEqualTo(Action.HANGUP);
            assertThat(verdict.enforced()).isFalse();
            assertThat(verdict.findings()).anyMatch(finding -> finding.engine().equals("Budget"));
        });
        assertThat(scene.answer(held)).as("told once").isEmpty();
        scene.pass(60);
        assertThat(scene.answer(held, finding("rate", 75)))
                .as("and carried out when there is room again")
                .singleElement()
                .matches(Verdict.OnCall::enforced);
    }

    @Test
    void aBrokenRuleDisturbsFewCallsOfAThousand() {
        int enforced = 0;
        for (int i = 0; i < 1_000; i++) {
            enforced += enforced(scene.attempt("ext" + i, SOMALIA, finding("broken", 75)));
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
        for (int i = 0; i < 4; i++) {
            scene.attempt("1005", SOMALIA, finding("rate", 75));
        }
        List<Verdict.OnCall> verdicts = scene.attempt("1005", SOMALIA, finding("spend", 20));
        assertThat(verdicts).hasSize(2).allMatch(verdict -> verdict.action() == Action.FENCE && verdict.enforced());
    }

    @Test
    void rulesAndFencesDrawOnNoBudget() {
        Scene denying = new Scene(Scene.settings(
                Settings.Mode.ENFORCE, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of())));
        for (int i = 0; i < 50; i++) {
            assertThat(enforced(denying.attempt("1005", SOMALIA))).isEqualTo(1);
        }
        scene.attempt("1005", SOMALIA, finding("rate", 100));
        for (int i = 0; i < 50; i++) {
            assertThat(enforced(scene.attempt("1005", SOMALIA))).isEqualTo(1);
        }
        assertThat(enforced(scene.attempt("1006", SOMALIA, finding("rate", 75))))
                .as("and leave it whole")
                .isEqualTo(1);
    }

    private static int enforced(List<Verdict.OnCall> verdicts) {
        return (int) verdicts.stream().filter(Verdict.OnCall::enforced).count();
    }
}
