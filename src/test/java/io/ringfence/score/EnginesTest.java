package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.network.SourceAddress;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.policy.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SetupRate, Concurrency, Destinations and Injection, each with a story and an innocent twin. */
class EnginesTest {
    private static final double DAY = 86_400;
    private static final int ALERT = Thresholds.DEFAULT.alert();
    private static final int HANGUP = Thresholds.DEFAULT.hangup();
    private static final Destinations.Config PLACES = Destinations.Config.DEFAULT;
    private static final Destination GAMBIA = Line.abroad("GM", 2_203_000_000L);
    private static final Destination POLAND = Line.abroad("PL", 48_221_000_000L);
    private final Line line = new Line();

    private static Finding of(String kind, List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.kind().equals(kind))
                .max(Comparator.comparing(Finding::points))
                .orElseThrow();
    }

    @Test
    void threeCallsAbroadInASecondAreABurst() {
        line.attempt(line.call("1005", POLAND), 0);
        assertThat(Line.kinds(line.attempt(line.call("1005", POLAND), 0.3))).doesNotContain("burst");
        Finding burst = of("burst", line.attempt(line.call("1005", POLAND), 0.6));
        assertThat(burst.points()).isEqualTo(55);
        assertThat(burst.why())
                .isEqualTo("3 international or premium calls set up in 1 s from 1005; at most 2 expected");
    }

    @Test
    void sixCallsAbroadInFiveSecondsAreABurst() {
        for (int i = 0; i < 5; i++) {
            assertThat(Line.kinds(line.attempt(line.call("1005", POLAND), i * 0.9)))
                    .doesNotContain("burst");
        }
        assertThat(of("burst", line.attempt(line.call("1005", POLAND), 4.5)).points())
                .isEqualTo(60);
    }

    @Test
    void aConferenceOfTwelveAtOnceIsNothing() {
        for (int i = 0; i < 12; i++) {
            assertThat(line.attempt(line.call("1005", Line.HOME), i * 0.05)).isEmpty();
        }
    }

    @Test
    void manyCallsAbroadAtOnceStandOutAndEndedOnesDoNotCount() {
        List<Call> up = new ArrayList<>();
        Limit limit = Concurrency.Config.DEFAULT.costly();
        int[] points = new int[8];
        for (int i = 0; i < 8; i++) {
            Call call = line.call("1005", POLAND);
            points[i] = line.attempt(call, i * 300).stream()
                    .filter(f -> f.kind().equals("concurrency"))
                    .mapToInt(Finding::points)
                    .sum();
            up.add(call);
        }
        assertThat(points)
                .containsExactly(IntStream.rangeClosed(1, 8).map(limit::points).toArray());
        assertThat(points[limit.most() - 1]).isZero();
        assertThat(points[7]).isEqualTo(limit.highest()).isLessThan(HANGUP);
        up.forEach(call -> line.end(call, 3_000, Line.NEVER));
        up.forEach(call -> line.end(call, 3_000, Line.NEVER));
        assertThat(Line.kinds(line.attempt(line.call("1005", POLAND), 4_000))).doesNotContain("concurrency");
    }

    @Test
    void callsFoundUpCountAtOnceButNotForPaceOrNovelty() {
        int most = Concurrency.Config.DEFAULT.costly().most();
        for (int i = 0; i < most; i++) {
            assertThat(line.score(new CallAttempted(Line.at(0), line.call("1005", POLAND), true)))
                    .isEmpty();
        }
        List<Finding> next = line.score(new CallAttempted(Line.at(0), line.call("1005", POLAND), true));
        assertThat(Line.kinds(next)).containsExactly("concurrency");
        assertThat(next.get(0).why())
                .isEqualTo("%d international or premium calls at once from 1005; at most %d expected", most + 1, most);
    }

    @Test
    void theFirstCallAbroadIsNoveltyAndTheHabitOfEarlierDaysIsNot() {
        Call call = line.call("1005", POLAND);
        List<Finding> first = line.attempt(call, 0);
        line.end(call, 10, Line.NEVER);
        assertThat(Line.kinds(first)).containsExactly("country");
        assertThat(first.get(0).novelty()).isTrue();
        assertThat(first.get(0).points())
                .as("on the first day everything is new")
                .isEqualTo(PLACES.novelty());
        assertThat(first.get(0).why())
                .isEqualTo("first international call of the whole PBX that we know of, from 1005: PL (international)");
        line.habit("1005", POLAND, 3_600);
        Call sameDay = line.call("1005", POLAND);
        assertThat(of("country", line.attempt(sameDay, 7_200)).points()).isEqualTo(PLACES.novelty());
        line.end(sameDay, 7_210, Line.NEVER);
        assertThat(line.attempt(line.call("1005", POLAND), DAY)).isEmpty();
        assertThat(of("country", line.attempt(line.call("1005", GAMBIA), DAY + 100))
                        .why())
                .startsWith("first call to this country of the whole PBX");
        assertThat(of("country", line.attempt(line.call("1006", POLAND), DAY + 200))
                        .why())
                .isEqualTo("first call to this country from 1006, others call it: PL (international)");
    }

    @Test
    void theFirstCallAbroadOfAnOfficeThatNeverDidIsStrong() {
        for (int day = 0; day < 7; day++) {
            for (int i = 0; i < 40; i++) {
                line.habit("10" + i, Line.HOME, day * DAY + i * 300);
            }
        }
        Call call = line.call("105", POLAND);
        Finding first = of("country", line.attempt(call, 7 * DAY));
        assertThat(first.points()).isEqualTo(PLACES.firstAbroad());
        line.end(call, 7 * DAY + 20, Line.NEVER);
        line.habit("105", POLAND, 7 * DAY + 100);
        assertThat(of("country", line.attempt(line.call("105", GAMBIA), 8 * DAY))
                        .points())
                .isEqualTo(PLACES.newToPbx());
        assertThat(of("country", line.attempt(line.call("106", POLAND), 8 * DAY))
                        .points())
                .isEqualTo(PLACES.novelty());
    }

    @Test
    void anUnansweredOrShortCallTeachesNothing() {
        Call call = line.call("1005", POLAND);
        line.attempt(call, 0);
        line.end(call, 300, Line.NEVER);
        Call brief = line.call("1005", POLAND);
        line.attempt(brief, 1_000);
        line.end(brief, 1_030, 1_005);
        assertThat(Line.kinds(line.attempt(line.call("1005", POLAND), 2 * DAY))).containsExactly("country");
    }

    @Test
    void noSingleFirstCallToAnOrdinaryCountryAlerts() {
        assertThat(Line.points(line.attempt(line.call("1005", GAMBIA), 0)))
                .isEqualTo(PLACES.novelty() + PLACES.risky())
                .isLessThan(ALERT);
        assertThat(Line.points(
                        line.attempt(line.call("1006", Line.of(DestinationClass.UNALLOCATED, "CU", 53_999_999L)), 0)))
                .isEqualTo(PLACES.novelty() + PLACES.unallocated())
                .isLessThan(ALERT);
    }

    @Test
    void satelliteAndPremiumAbroadAlert() {
        assertThat(Line.points(line.attempt(line.call("1005", Line.of(DestinationClass.SATELLITE, "001", 88_213L)), 0)))
                .isEqualTo(PLACES.novelty() + PLACES.satellite())
                .isGreaterThanOrEqualTo(ALERT);
        assertThat(Line.points(line.attempt(line.call("1006", Line.of(DestinationClass.PREMIUM, "PL", 48_700L)), 0)))
                .isEqualTo(PLACES.novelty() + PLACES.premiumAbroad())
                .isGreaterThanOrEqualTo(ALERT);
        Destination home = new Destination(DestinationClass.PREMIUM, "US", "19005550100", true);
        assertThat(Line.points(line.attempt(line.call("1007", home), 0)))
                .isEqualTo(PLACES.premiumHome())
                .isLessThan(ALERT);
    }

    @Test
    void threeNewCountriesInTenMinutesAreASpread() {
        Call one = line.call("1005", POLAND);
        line.attempt(one, 0);
        line.end(one, 50, Line.NEVER);
        line.attempt(line.call("1005", GAMBIA), 100);
        List<Finding> third = line.attempt(line.call("1005", Line.abroad("ID", 62_811L)), 200);
        assertThat(of("spread", third).why()).isEqualTo("3 new countries in 10 min from 1005; at most 2 expected");
        assertThat(Line.points(third))
                .as("an assistant's morning: told, not touched")
                .isEqualTo(53);
        List<Finding> fourth = line.attempt(line.call("1005", Line.abroad("MY", 60_3L)), 300);
        assertThat(of("spread", fourth).points())
                .as("with the country's 8 not enough to hang up")
                .isEqualTo(57);
        assertThat(Line.points(line.attempt(line.call("1006", POLAND), 2_000))).isEqualTo(PLACES.novelty());
    }

    @Test
    void fourNumbersOfARangeInANewCountryAreASpread() {
        for (int i = 0; i < 3; i++) {
            Call call = line.call("1005", Line.abroad("PL", 48_221_000_000L + i));
            assertThat(Line.kinds(line.attempt(call, i * 60))).doesNotContain("spread");
            line.end(call, i * 60 + 30, Line.NEVER);
        }
        Finding spread = of("spread", line.attempt(line.call("1005", Line.abroad("PL", 48_221_000_009L)), 200));
        assertThat(spread.why())
                .isEqualTo("4 different numbers in new countries in 5 min from 1005; at most 3 expected");
    }

    @Test
    void threeUnallocatedNumbersWeighAndOneRetypedDoesNot() {
        for (int i = 0; i < 4; i++) {
            Call call = line.call("1005", Line.of(DestinationClass.UNALLOCATED, "DE", 49_000L));
            assertThat(of("risk", line.attempt(call, i * 60)).points()).isEqualTo(PLACES.unallocated());
            line.end(call, i * 60 + 5, Line.NEVER);
        }
        line.attempt(line.call("1005", Line.of(DestinationClass.UNALLOCATED, "DE", 49_001L)), 300);
        Finding third =
                of("risk", line.attempt(line.call("1005", Line.of(DestinationClass.UNALLOCATED, "DE", 49_002L)), 360));
        assertThat(third.points()).isEqualTo(55);
        assertThat(third.why()).isEqualTo("3 different unallocated numbers in 10 min from 1005; at most 2 expected");
    }

    @Test
    void forgedTextWeighsOnItsProvenAuthorOnly() {
        Finding proven = line.score(injection("1790.1", "CallerIDName", Payer.extension("1005")))
                .get(0);
        assertThat(proven.points()).isEqualTo(80);
        assertThat(proven.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(proven.spoofable()).isFalse();
        assertThat(proven.why()).isEqualTo("1005 put forged AMI text into CallerIDName of Newchannel");
        Finding other = line.score(injection("1790.1", "ConnectedLineName", Payer.extension("1005")))
                .get(0);
        Finding claimed = line.score(injection("", "AccountID", Payer.UNKNOWN)).get(0);
        assertThat(List.of(other, claimed)).allMatch(f -> f.spoofable() && f.points() == 40);
        assertThat(other.why()).startsWith("somebody");
    }

    private static InjectionAttempted injection(String uniqueid, String field, Payer payer) {
        return new InjectionAttempted(Line.START, "main", "Newchannel", field, uniqueid, uniqueid, payer, "x");
    }

    @Test
    void hostileNamesArePrintedEscapedAndShort() {
        String name = "\r\n\u001b[31m\u202e" + "a".repeat(500);
        String why = "";
        for (int i = 0; i < 4; i++) {
            Call call = line.call(new Payer(Payer.Kind.DID, name), POLAND, Call.Route.DIALLED_THROUGH, "t");
            why = of("country", line.attempt(call, i)).why();
        }
        assertThat(why).contains("\\u000d\\u000a\\u001b[31m\\u202eaaa").hasSizeLessThan(200);
        assertThat(why.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void forgedNamesNeitherGrowNorDisplace() {
        Subjects.Capacity capacity = new Subjects.Capacity(1_000, 100, 50);
        Scorer scorer = Scorer.standard(Line.around(capacity));
        Line small = new Line(scorer);
        int most = Concurrency.Config.DEFAULT.costly().most();
        for (int i = 0; i < most; i++) {
            small.attempt(small.call("1005", POLAND), 0);
        }
        for (int i = 0; i < 20_000; i++) {
            small.score(new AccountProbed(Line.at(1), "main", "PJSIP", "name" + i, SourceAddress.UNKNOWN));
            small.attempt(small.call(new Payer(Payer.Kind.DID, "did" + i), POLAND, Call.Route.DIALLED_THROUGH, ""), 1);
        }
        assertThat(scorer.subjects().claimed()).isEqualTo(100);
        assertThat(scorer.subjects().proven()).as("extension, group, PBX").isEqualTo(3);
        assertThat(scorer.subjects().openCalls()).isEqualTo(50);
        List<Finding> next = small.attempt(small.call("1005", POLAND), 2);
        assertThat(of("rate", next).points()).isPositive();
        assertThat(next)
                .anyMatch(f ->
                        f.why().startsWith("%d international or premium calls at once from 1005".formatted(most + 1)));
    }

    @Test
    void anInboundNumberProvesItselfByAnAnsweredCall() {
        Scorer scorer = Scorer.standard(Line.around(Line.SMALL));
        Line through = new Line(scorer);
        Call call = through.call(new Payer(Payer.Kind.DID, "5550100"), POLAND, Call.Route.DIALLED_THROUGH, "");
        through.attempt(call, 0);
        assertThat(scorer.subjects().claimed()).isEqualTo(1);
        through.answer(call, 5);
        assertThat(scorer.subjects().claimed()).isZero();
        through.end(call, 100, 5);
        assertThat(scorer.subjects().openCalls()).isZero();
    }

    @Test
    void anInnocentCallAmongAThousandOfOthersIsNotEnded() {
        line.habit("1005", POLAND, -DAY);
        for (int i = 0; i < 1_000; i++) {
            line.attempt(line.call(Payer.extension("20" + i), GAMBIA, Call.Route.DIRECT, "carrier"), i * 0.01);
        }
        List<Finding> innocent =
                line.attempt(line.call(Payer.extension("1005"), POLAND, Call.Route.DIRECT, "carrier"), 10);
        assertThat(Line.kinds(innocent)).isNotEmpty().containsOnly("crowd");
        assertThat(Line.points(innocent)).isEqualTo(50);
    }

    @Test
    void aLimitIsCheckedAndItsPointsAreBounded() {
        Limit limit = new Limit(3, 55, 15, 90);
        assertThat(List.of(limit.points(3), limit.points(4), limit.points(5), limit.points(Integer.MAX_VALUE)))
                .containsExactly(0, 55, 70, 90);
        assertThat(limit.points(8, 6)).isEqualTo(55 + 7);
        assertThat(Limit.NONE.points(Integer.MAX_VALUE)).isZero();
        assertThatThrownBy(() -> new Limit(1, 50, 1, 101)).hasMessageContaining("101");
    }
}
