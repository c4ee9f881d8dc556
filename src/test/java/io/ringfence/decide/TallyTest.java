package io.ringfence.decide;

import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void findingsOfOneKindDoNotAddUp() {
        assertThat(tally(finding("rate", 30), finding("rate", 40), finding("spend", 20)))
                .isEqualTo(new Tally(60, List.of(finding("rate", 40), finding("spend", 20))));
    }

    @Test
    void noveltyAloneNeverCounts() {
        assertThat(tally(novelty("country", 100)).score()).isZero();
        assertThat(tally(novelty("network", 60), novelty("network", 90)).score())
                .as("nor does more of the same")
                .isZero();
        assertThat(tally(novelty("country", 60), novelty("number", 60)).score())
                .as("nor a new number in a new country")
                .isZero();
    }

    @Test
    void noveltiesInDifferentRespectsVouchForEachOther() {
        assertThat(tally(novelty("network", 35), novelty("country", 20), novelty("hour", 15))
                        .score())
                .isEqualTo(70);
        assertThat(tally(novelty("country", 20), novelty("hour", 15)).score())
                .as("two weak ones stay below an alert")
                .isEqualTo(35);
        assertThat(tally(novelty("network", 35), novelty("hour", 15)).score())
                .as("the traveller at his hotel is an alert at most")
                .isEqualTo(50);
        assertThat(tally(novelty("country", 20), novelty("number", 15), novelty("hour", 15))
                        .score())
                .as("of where it goes the heavier counts")
                .isEqualTo(35);
    }

    @Test
    void aNoveltyTooWeakVouchesForNothing() {
        assertThat(tally(novelty("network", 35), novelty("hour", 9)).score()).isEqualTo(9);
    }

    @Test
    void aCrowdVouchesForNoNovelty() {
        assertThat(tally(novelty("country", 60), finding("crowd", 50)).score()).isEqualTo(50);
    }

    @Test
    void limitsAreNoPartOfIt() {
        assertThat(tally(Scene.limit("spend"), novelty("country", 60))).isEqualTo(new Tally(0, List.of()));
    }

    @Test
    void noveltyCountsBesideAnotherSign() {
        assertThat(tally(novelty("country", 60), finding("rate", 10)).score()).isEqualTo(70);
    }

    @Test
    void aSignOfTheSameKindIsNotASecondOne() {
        assertThat(tally(novelty("country", 60), finding("country", 20)).score())
                .isEqualTo(20);
    }

    @Test
    void aFadedSignVouchesForNothing() {
        Tally tally = Tally.of(List.of(Weight.fresh(novelty("country", 60)), new Weight(finding("rate", 80), 9.9)));
        assertThat(tally.score()).isEqualTo(9);
    }

    @Test
    void theScoreEndsAtOneHundred() {
        assertThat(tally(finding("a", 70), finding("b", 70)).score()).isEqualTo(100);
    }

    /** The twin says it as plainly as can be: for each kind, try everything. */
    @Test
    void agreesWithThePlainestReading() {
        Random random = new Random(20_261_122);
        String[] kinds = {"a", "b", "c", "d"};
        for (int round = 0; round < 5_000; round++) {
            List<Weight> weights = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                String kind = kinds[random.nextInt(kinds.length)];
                int points = random.nextInt(101);
                Finding finding = random.nextBoolean() ? finding(kind, points) : novelty(kind, points);
                weights.add(new Weight(finding, points * random.nextInt(5) / 4.0));
            }
            assertThat(Tally.of(weights).score()).isEqualTo(plainScore(weights, kinds));
        }
    }

    private static int plainScore(List<Weight> weights, String[] kinds) {
        double sum = 0;
        for (String kind : kinds) {
            boolean vouched = weights.stream().anyMatch(w -> !w.finding().kind().equals(kind) && w.points() >= 10);
            double best = 0;
            for (Weight weight : weights) {
                boolean counts = vouched || !weight.finding().novelty();
                if (weight.finding().kind().equals(kind) && counts) {
                    best = Math.max(best, weight.points());
                }
            }
            sum += best;
        }
        return (int) Math.min(100, sum);
    }

    private static Tally tally(Finding... findings) {
        return Tally.of(List.of(findings).stream().map(Weight::fresh).toList());
    }
}
