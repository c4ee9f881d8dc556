package io.ringfence.decide;

import static io.ringfence.decide.Scene.SECOND;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.fact.Payer;
import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final long MINUTE = 60 * SECOND;

    @Test
    void halvesEveryTenMinutes() {
        assertThat(Decay.after(80, 10 * MINUTE, Decay.BURST_NANOS)).isEqualTo(40);
        assertThat(Decay.after(80, 30 * MINUTE, Decay.BURST_NANOS)).isEqualTo(10);
        assertThat(Decay.after(80, 5 * MINUTE, Decay.BURST_NANOS)).isCloseTo(80 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void whatShowsAPatientThiefHalvesInTwoHours() {
        for (String kind : List.of("repeat", "money", "listed")) {
            Standing standing = new Standing();
            standing.charge(finding(kind, 60), Tier.COSTLY, 0);
            assertThat(standing.weighing(Tier.COSTLY, 120 * MINUTE))
                    .extracting(Weight::points)
                    .containsExactly(30.0);
            assertThat(standing.weighing(Tier.COSTLY, 480 * MINUTE))
                    .as("after a working day nothing is left that vouches")
                    .extracting(Weight::points)
                    .containsExactly(3.75);
        }
    }

    @Test
    void whatIsNewIsHeldAgainstNobody() {
        Standings standings = new Standings();
        Subject clerk = new Subject("pbx", Payer.extension("1005"));
        standings.charge(clerk, novelty("network", 60), Tier.COSTLY, 0);
        assertThat(standings.weighing(clerk, Tier.COSTLY, 0)).isEmpty();
        standings.charge(clerk, finding("rate", 60), Tier.COSTLY, 0);
        assertThat(standings.weighing(clerk, Tier.COSTLY, 0)).hasSize(1);
    }

    @Test
    void aClockThatStepsBackDecaysNothing() {
        assertThat(Decay.after(80, -1, Decay.BURST_NANOS)).isEqualTo(80);
    }

    @Test
    void cheapCallsDoNotPayForDearOnes() {
        Standing standing = new Standing();
        standing.charge(finding("rate", 50), Tier.COSTLY, 0);
        standing.charge(finding("setup", 50), Tier.HOME, 0);
        assertThat(standing.weighing(Tier.FREE, 0)).isEmpty();
        assertThat(standing.weighing(Tier.HOME, 0)).hasSize(1);
        assertThat(standing.weighing(Tier.COSTLY, 0)).hasSize(2);
    }

    /** The twin keeps every charge for ever and looks through all of them. */
    @Test
    void agreesWithATwinThatForgetsNothing() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            Standing standing = new Standing();
            List<Charge> twin = new ArrayList<>();
            long now = 0;
            for (int step = 0; step < 60; step++) {
                now += random.nextInt(300) * SECOND;
                Charge charge = new Charge(
                        finding("kind" + random.nextInt(5), random.nextInt(101)),
                        Tier.values()[random.nextInt(3)],
                        now);
                standing.charge(charge.finding, charge.tier, now);
                twin.add(charge);
                Tier tier = Tier.values()[random.nextInt(3)];
                assertThat(Tally.of(standing.weighing(tier, now)).score()).isCloseTo(plain(twin, tier, now), within(1));
            }
        }
    }

    private record Charge(Finding finding, Tier tier, long atNanos) {}

    private static int plain(List<Charge> charges, Tier tier, long now) {
        double sum = 0;
        for (int kind = 0; kind < 5; kind++) {
            double best = 0;
            for (Charge charge : charges) {
                double points = charge.finding.points()
                        * Math.exp(-Math.log(2) * (now - charge.atNanos) / (double) (10 * MINUTE));
                if (charge.finding.kind().equals("kind" + kind)
                        && charge.tier.ordinal() <= tier.ordinal()
                        && points >= 1) {
                    best = Math.max(best, points);
                }
            }
            sum += best;
        }
        return (int) Math.min(100, sum);
    }
}
