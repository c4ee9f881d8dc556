package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.number.Destination;
import io.ringfence.number.Price;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.SpendLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpendTest {
    private static final long POUND = 1_000_000;
    private static final long NONE = SpendLimits.UNLIMITED;

    /** 1.20 a minute, each begun minute in full. */
    private static final Destination GAMBIA = Line.abroad("GM", 2_203_000_000L);

    private static Line under(SpendLimits limits) {
        return Line.under(new Policies(
                new Policy(
                        "",
                        Policy.DEFAULT.profile(),
                        Policy.DEFAULT.thresholds(),
                        limits,
                        Policy.DEFAULT.reach(),
                        Policy.DEFAULT.hours()),
                List.of(),
                SpendLimits.NONE,
                SpendLimits.NONE));
    }

    private static List<Finding> limits(List<Finding> findings) {
        return findings.stream().filter(Finding::limit).toList();
    }

    private static boolean ofSpend(Finding finding) {
        return finding.engine().equals("Spend");
    }

    private static List<Double> crossings(Map<Double, List<Finding>> found) {
        List<Double> at = new ArrayList<>();
        found.forEach((second, findings) -> {
            if (!limits(findings).isEmpty()) {
                at.add(second);
            }
        });
        return at;
    }

    /** It is paid for, and teaches nothing: nobody knows what it was. */
    @Test
    void anEndWhoseBeginningNobodySawIsBookedOnce() {
        Line line = under(new SpendLimits(NONE, NONE, NONE, NONE));
        Call call = line.call("1005", GAMBIA);
        assertThat(line.end(call, 700, 100)).isEmpty();
        Scorer.Portrait portrait = line.scorer().portrait("main", "1005", Line.at(800));
        assertThat(portrait.day()).isEqualTo(12 * POUND);
        assertThat(portrait.month()).isEqualTo(12 * POUND);
        assertThat(portrait.usualDay()).isZero();
        assertThat(line.scorer().todayMicros("main", Line.at(800))).isEqualTo(12 * POUND);
    }

    @Test
    void aCallFoundUpHasCostSinceItWasAnswered() {
        Line line = under(new SpendLimits(NONE, NONE, 6 * POUND, NONE));
        Call call = line.call("1005", GAMBIA);
        line.score(new CallAttempted(Line.at(1_000), call, true));
        assertThat(limits(line.score(new CallAnswered(Line.at(1_000), call, Line.at(880), "leg"))))
                .isEmpty();
        assertThat(line.scorer().atRiskMicros("main", Line.at(1_000))).isEqualTo(2_400_000);
        assertThat(crossings(line.pass(1_200))).first().isEqualTo(1_180.0);
    }

    @Test
    void aCallThatExceedsItsLimitIsToldAtTheVeryMinute() {
        Line line = under(new SpendLimits(6 * POUND, NONE, NONE, NONE));
        Call call = line.call("1005", GAMBIA);
        assertThat(limits(line.attempt(call, 0))).isEmpty();
        assertThat(limits(line.answer(call, 10))).isEmpty();
        assertThat(crossings(line.pass(309))).isEmpty();
        Map<Double, List<Finding>> found = line.pass(320);
        assertThat(crossings(found))
                .as("five minutes are 6.00, the sixth begins")
                .containsExactly(310.0);
        Finding limit = limits(found.values().iterator().next()).get(0);
        assertThat(limit.points()).isEqualTo(100);
        assertThat(limit.why()).isEqualTo("7.20 GBP spent by one call from 1005; the limit is 6.00 GBP");
    }

    @Test
    void callsInProgressCrossADayTogether() {
        Line line = under(new SpendLimits(NONE, NONE, 10 * POUND, NONE));
        Call one = line.call("1005", GAMBIA);
        Call two = line.call("1005", GAMBIA);
        line.attempt(one, 0);
        line.answer(one, 0);
        line.attempt(two, 20);
        line.answer(two, 20);
        assertThat(crossings(line.pass(239)))
                .as("four begun minutes each are 9.60")
                .isEmpty();
        assertThat(crossings(line.pass(240.5))).containsExactly(240.0);
        line.end(one, 240.5, 0);
        assertThat(crossings(line.pass(270)))
                .as("the other when it begins a minute more")
                .containsExactly(260.0);
        line.end(two, 270, 20);
        assertThat(limits(line.attempt(line.call("1005", GAMBIA), 300)))
                .as("and every new one")
                .hasSize(1);
        assertThat(limits(line.attempt(line.call("1006", GAMBIA), 300))).isEmpty();
        assertThat(limits(line.attempt(line.call("1005", GAMBIA), 86_400)))
                .as("until tomorrow")
                .isEmpty();
    }

    @Test
    void theCrossingOfManyCallsIsTheFirstSecondOfASlowTwin() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<OpenCall> running = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                Price price = new Price(random.nextInt(2_000_000), 1 + random.nextInt(90), false);
                OpenCall open = new OpenCall(i, Line.START, OpenCall.NONE.call(), price);
                open.answered(Line.at(random.nextInt(300)));
                running.add(open);
            }
            long limit = random.nextInt(20) * POUND;
            long from = Line.at(random.nextInt(200));
            long crossing = Purse.crossing(running, 0, from, Line.at(300), limit);
            long slow = OpenCall.NEVER;
            for (int second = 300; second < 20_000 && slow == OpenCall.NEVER; second++) {
                long at = Line.at(second) + 1;
                long sum =
                        running.stream().mapToLong(open -> open.cost(from, at)).sum();
                slow = sum > limit ? at : slow;
            }
            if (slow != OpenCall.NEVER) {
                assertThat(crossing).as("seed %d", seed).isEqualTo(slow);
            }
        }
    }

    @Test
    void aPbxCountsAllAndNationalCallsToo() {
        Line line = Line.under(
                new Policies(Policy.DEFAULT, List.of(), SpendLimits.NONE, new SpendLimits(NONE, 50_000, NONE, NONE)));
        for (int i = 0; i < 3; i++) {
            Call call = line.call("10" + i, Line.HOME);
            assertThat(limits(line.attempt(call, i))).isEmpty();
            boolean third = i == 2;
            assertThat(limits(line.answer(call, i))).hasSize(third ? 1 : 0);
        }
    }

    @Test
    void unusualMoneyIsToldWhileItIsSpent() {
        Line line = new Line();
        Spend.Config usual = Spend.Config.DEFAULT;
        double floor = usual.hourFloor() * Line.around(Line.SMALL).rates().worth();
        double spent = 0;
        int count = 0;
        while (spent <= floor) {
            Call call = line.call("1005", Line.abroad("GM", 2_203_000_000L + count));
            int begin = 310 * count++;
            assertThat(line.attempt(call, begin)).noneMatch(SpendTest::ofSpend);
            line.answer(call, begin);
            line.pass(begin + 300);
            line.end(call, begin + 300, begin);
            spent += 6;
        }
        List<Finding> next = line.attempt(line.call("1005", GAMBIA), 310 * count);
        Finding money = next.stream().filter(SpendTest::ofSpend).findFirst().orElseThrow();
        assertThat(money.why())
                .isEqualTo("%.2f GBP spent in an hour from 1005; at most %.2f GBP expected", spent, floor);
        assertThat(money.points())
                .isEqualTo((int) (usual.first() + usual.doubling() * Math.log(spent / floor) / Math.log(2)));
    }

    @Test
    void moneyAtRiskAndOfTodayAreKnown() {
        Line line = new Line();
        Call call = line.call("1005", GAMBIA);
        line.attempt(call, 0);
        line.answer(call, 0);
        assertThat(line.scorer().atRiskMicros("main", Line.at(90))).isEqualTo(2_400_000);
        assertThat(line.scorer().todayMicros("main", Line.at(90))).isEqualTo(2_400_000);
        line.end(call, 100, 0);
        assertThat(line.scorer().atRiskMicros("main", Line.at(110))).isZero();
        assertThat(line.scorer().todayMicros("main", Line.at(110))).isEqualTo(2_400_000);
        assertThat(line.scorer().todayMicros("main", Line.at(200_000))).isZero();
    }

    @Test
    void whatIsWaitedForEndsWithItsCall() {
        Line line = under(new SpendLimits(6 * POUND, NONE, NONE, NONE));
        Call call = line.call("1005", GAMBIA);
        line.attempt(call, 0);
        line.answer(call, 0);
        line.end(call, 60, 0);
        assertThat(line.pass(100_000)).isEmpty();
        assertThat(line.scorer().due(Long.MAX_VALUE - 1)).isEmpty();
    }
}
