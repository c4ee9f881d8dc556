package io.ringfence.decide;

import static io.ringfence.decide.Scene.MOBILE;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.Destination;
import io.ringfence.policy.Thresholds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thief with many accounts, and the many employees he must not be taken for. */
class AccountsTest {
    private static final Destination POLAND = Scene.abroad("PL", "48221234567");
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "2,40", "3,50", "4,60", "9,60"})
    void pointsByPayersThatCalledTheSameBlock(int payers, int points) {
        assertThat(sum(payers, SOMALIA, SOMALIA)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"2,0", "3,30", "4,40", "5,50", "9,50"})
    void pointsByPayersThatCalledTheSameCountry(int payers, int points) {
        assertThat(sum(payers, Scene.abroad("SO", "25290000001"), SOMALIA)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,11", "2,22", "3,30", "7,30"})
    void pointsByOtherBlocksOfItsOwnThatStoodOut(int blocks, double points) {
        Accounts accounts = new Accounts();
        for (int i = 0; i < blocks; i++) {
            accounts.note(scene.call("1005", Scene.abroad("SO", "2526" + i + "34567")), false, i);
        }
        accounts.note(scene.call("1005", SOMALIA), true, blocks);
        assertThat(accounts.weighing(scene.call("1005", SOMALIA), blocks + 1).stream()
                        .filter(weight -> weight.finding().kind().equals(Accounts.OWN_KIND))
                        .mapToDouble(Weight::points)
                        .sum())
                .isEqualTo(points);
    }

    @Test
    void twentyExtensionsInTurnAreNotTwentyAlerts() {
        for (int i = 0; i < Accounts.RANGE_FROM; i++) {
            assertThat(attempt(i)).isEqualTo(Action.ALERT);
        }
        for (int i = Accounts.RANGE_FROM; i < 20; i++) {
            scene.pass(60);
            assertThat(attempt(i)).isEqualTo(Action.HANGUP);
        }
    }

    private Action attempt(int index) {
        return scene.attempt("ext" + index, SOMALIA, finding("risk", Accounts.STANDS_OUT - 20), novelty("country", 20))
                .get(0)
                .action();
    }

    @Test
    void twentyNewEmployeesWhoBarelyAlertDoNotCountForEachOther() {
        int alert = Thresholds.DEFAULT.alert();
        for (int i = 0; i < 20; i++) {
            scene.pass(60);
            assertThat(scene.attempt("ext" + i, SOMALIA, finding("risk", alert - 20), novelty("country", 20)))
                    .extracting(Verdict.OnCall::score)
                    .containsExactly(alert);
        }
    }

    @Test
    void theNewBranchInPolandIsCalledByEverybody() {
        for (int i = 0; i < 20; i++) {
            assertThat(scene.attempt("ext" + i, POLAND, novelty("country", 20))).isEmpty();
        }
    }

    @Test
    void aBusyRadioContestAtHomeIsRedialledByMany() {
        for (int i = 0; i < 10; i++) {
            assertThat(scene.attempt("ext" + i, MOBILE, finding("repeat", 45)))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.ALERT);
        }
    }

    @Test
    void whoStandsOutOnlyThroughOthersCountsForNobody() {
        for (int i = 0; i < 3; i++) {
            scene.attempt("thief" + i, SOMALIA, finding("rate", Accounts.STANDS_OUT));
        }
        assertThat(scene.attempt("1005", SOMALIA))
                .extracting(Verdict.OnCall::score)
                .containsExactly(50);
        assertThat(scene.attempt("1006", SOMALIA))
                .as("1005 added nothing")
                .extracting(Verdict.OnCall::score)
                .containsExactly(50);
    }

    @Test
    void twoHoursLaterItIsForgotten() {
        for (int i = 0; i < 9; i++) {
            scene.attempt("thief" + i, SOMALIA, finding("rate", Accounts.STANDS_OUT));
        }
        scene.pass(7_200);
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    private double sum(int payers, Destination theirs, Destination own) {
        Accounts accounts = new Accounts();
        for (int i = 0; i < payers; i++) {
            accounts.note(scene.call("ext" + i, theirs), false, 0);
            accounts.note(scene.call("ext" + i, theirs), true, 1);
        }
        accounts.note(scene.call("1005", theirs), true, 1);
        return accounts.weighing(scene.call("1005", own), 2).stream()
                .filter(weight -> weight.finding().kind().equals(Accounts.KIND))
                .mapToDouble(Weight::points)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "9"})
    void aThiefWhoTriesOnePlaceAfterTheOtherStandsOut(int places) {
        Accounts accounts = new Accounts();
        for (int i = 0; i < places; i++) {
            accounts.note(scene.call("1005", scene.some(i)), true, 0);
            accounts.note(scene.call("1005", scene.some(i)), true, 1);
        }
        accounts.note(scene.call("1005", SOMALIA), true, 1);
        assertThat(accounts.weighing(scene.call("1005", SOMALIA), 2).stream()
                        .mapToDouble(Weight::points)
                        .sum())
                .isEqualTo(Math.min(Accounts.OWN_MOST, Accounts.OWN_EACH * places));
        assertThat(accounts.weighing(scene.call("1006", SOMALIA), 2)).isEmpty();
    }
}
