package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Repeat, Spread's crowd, Probe, Duration, Reroute and Wangiri, each with an innocent twin. */
class PatternsTest {
    private static final Destination GAMBIA = Line.abroad("GM", 2_203_000_000L);
    private static final Destination POLAND = Line.abroad("PL", 48_221_000_000L);
    private static final double DAY = 86_400;

    /** Of the KiB of heap an extension may take; the rest is its place in the tables. */
    private static final int MOST_ROW_BYTES = 700;

    private final Line line = new Line();

    private static int points(String kind, List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.kind().equals(kind))
                .mapToInt(Finding::points)
                .max()
                .orElse(0);
    }

    private List<Finding> talk(String extension, Destination to, double from, double seconds) {
        Call call = line.call(extension, to);
        List<Finding> found = line.attempt(call, from);
        line.answer(call, from + 5);
        line.pass(from + seconds);
        line.end(call, from + seconds, from + 5);
        return found;
    }

    @Test
    void manyCallsToFewExchangesNewTodayAreNoOffice() {
        Office office = new Office().days(28, Map.of("1", "198.51.100.1")).at(9, 0);
        int[] points = new int[12];
        for (int i = 0; i < points.length; i++) {
            points[i] = Office.points(office.talk("1", exchange(775, 1_000 + i)), "repeat");
        }
        assertThat(points).containsExactly(0, 0, 0, 0, 0, 0, 0, 40, 48, 56, 64, 72);
        for (int i = 0; i < 20; i++) {
            assertThat(Office.points(office.talk("1", exchange(200 + i, 1_000)), "repeat"))
                    .as("customers all over the country")
                    .isZero();
            assertThat(Office.points(office.talk("1", Office.HOME), "repeat"))
                    .as("whom the office knows")
                    .isZero();
            office.later(Duration.ofMinutes(10));
        }
    }

    private static Destination exchange(int exchange, int line) {
        return new Destination(DestinationClass.NATIONAL, "US", "1712" + exchange + line, true);
    }

    @Test
    void extensionsThatTurnToCountriesNewToAllWithinMinutesAreFewByChance() {
        Map<String, String> phones = Map.of("1", "198.51.100.1", "2", "198.51.100.2", "3", "198.51.100.3");
        Office office = new Office().days(28, phones).at(11, 0);
        assertThat(Office.points(office.dial("1", Line.abroad("PL", 48_221_234_567L)), "together"))
                .isZero();
        assertThat(Office.points(office.dial("1", Line.abroad("RO", 40_213_127_000L)), "together"))
                .as("alone")
                .isZero();
        assertThat(Office.points(office.dial("2", Line.abroad("TH", 66_21_234_567L)), "together"))
                .isEqualTo(25);
        assertThat(Office.points(office.dial("3", Line.abroad("TH", 66_21_234_568L)), "together"))
                .isEqualTo(45);
        office.later(Duration.ofMinutes(4));
        assertThat(Office.points(office.dial("2", Line.abroad("PH", 63_21_234_567L)), "together"))
                .isZero();

        Office young = new Office().days(7, phones).at(11, 0);
        young.dial("1", Line.abroad("PL", 48_221_234_567L));
        assertThat(Office.points(young.dial("2", Line.abroad("TH", 66_21_234_567L)), "together"))
                .isZero();
    }

    @Test
    void oneGambianMobileAllNightIsARepeat() {
        int[] points = new int[8];
        for (int i = 0; i < 8; i++) {
            points[i] = points("repeat", talk("1005", GAMBIA, i * 1_900, 1_500));
        }
        assertThat(points[0]).isZero();
        assertThat(points[1]).isEqualTo(Repeat.Config.DEFAULT.again());
        assertThat(points[7]).isGreaterThanOrEqualTo(53);
    }

    @Test
    void redialingAndOldAcquaintancesAreNoRepeat() {
        for (int i = 0; i < 30; i++) {
            Call call = line.call("1005", POLAND);
            assertThat(points("repeat", line.attempt(call, i * 10))).isZero();
            line.end(call, i * 10 + 8, Line.NEVER);
        }
        talk("1006", POLAND, 0, 300);
        for (int i = 0; i < 8; i++) {
            assertThat(points("repeat", talk("1006", POLAND, DAY + i * 600, 300)))
                    .isZero();
        }
    }

    @Test
    void californiaIsARepeatAndTheContestIsNot() {
        int last = 0;
        for (int i = 0; i < 60; i++) {
            last = points("repeat", talk("1005", Line.HOME, i * 21, 15));
            assertThat(last).as("call %d", i).isLessThanOrEqualTo(i < 20 ? 0 : 85);
        }
        assertThat(last).isGreaterThanOrEqualTo(70);
        for (int i = 0; i < 120; i++) {
            Call call = line.call("1006", Line.HOME);
            assertThat(points("repeat", line.attempt(call, i * 6))).isZero();
            line.end(call, i * 6 + 4, Line.NEVER);
        }
    }

    @Test
    void manyExtensionsOnOneNewRangeAreARepeat() {
        int[] points = new int[8];
        for (int i = 0; i < 8; i++) {
            points[i] = points("repeat", talk("10" + i, Line.abroad("GM", 2_203_000_000L + i), i * 900, 600));
        }
        assertThat(points[2]).isZero();
        assertThat(points[7]).as("extensions are estimated").isBetween(35, 60);
        for (int i = 0; i < 8; i++) {
            assertThat(points("repeat", talk("20" + i, Line.abroad("GM", 2_203_000_010L), 2 * DAY + i * 900, 600)))
                    .as("known since an earlier day")
                    .isZero();
        }
    }

    @Test
    void extensionsThatTurnAbroadTogetherAreACrowd() {
        for (int i = 0; i < 3; i++) {
            assertThat(points("crowd", talk("10" + i, Line.abroad("GM", 2_203_000_000L + i * 1_000), i * 60, 30)))
                    .isZero();
        }
        assertThat(points("crowd", talk("104", Line.abroad("SL", 23_276_000_000L), 200, 30)))
                .isEqualTo(30);
    }

    private List<Finding> dial(String extension, String dialled, double second, int cause) {
        Destination nobody = new Destination(DestinationClass.UNALLOCATED, "", "", false);
        Call call = line.call(extension, nobody);
        Call spelt = new Call(
                call.pbx(),
                call.attempt(),
                call.linkedid(),
                call.uniqueid(),
                call.payer(),
                call.route(),
                "",
                dialled,
                nobody,
                "");
        List<Finding> found = line.attempt(spelt, second);
        line.score(new CallEnded(Line.at(second + 1), spelt, 0, cause, false));
        return found;
    }

    @Test
    void oneNumberBehindRotatingPrefixesIsAProbeAndAForgottenOutsideLineIsNot() {
        assertThat(points("probe", dial("1005", "0046850780296", 0, 17))).isZero();
        assertThat(points("probe", dial("1005", "90046850780296", 5, 17))).isZero();
        assertThat(points("probe", dial("1005", "01146850780296", 10, 17))).isEqualTo(45);
        assertThat(points("probe", dial("1005", "901146850780296", 15, 17))).isEqualTo(65);
    }

    @Test
    void refusalsOneAfterTheOtherAreAProbeAndABusyLineIsNot() {
        int last = 0;
        for (int i = 0; i < 8; i++) {
            last = points("probe", dial("1005", "004685078" + i + "1234", i * 5, 1));
        }
        assertThat(last).isEqualTo(42);
        for (int i = 0; i < 8; i++) {
            assertThat(points("probe", dial("1006", "004685078" + i + "1234", i * 5, 17)))
                    .isZero();
        }
    }

    private static boolean ofDuration(Finding finding) {
        return finding.engine().equals("Duration");
    }

    @Test
    void aLongCallToARiskyCountryIsToldWhileItIsLongAndAConferenceIsNot() {
        line.habit("1006", POLAND, -DAY);
        Call conference = line.call("1006", POLAND);
        line.attempt(conference, 0);
        line.answer(conference, 0);
        assertThat(line.pass(4_000).values().stream().flatMap(List::stream)).noneMatch(PatternsTest::ofDuration);
        line.end(conference, 4_000, 0);
        Call call = line.call("1005", GAMBIA);
        line.attempt(call, 5_000);
        line.answer(call, 5_000);
        CallDuration.Config rungs = CallDuration.Config.DEFAULT;
        for (int rung = 0; rung < rungs.minutes().size(); rung++) {
            double due = 5_000 + 60.0 * rungs.minutes().get(rung);
            assertThat(line.pass(due).getOrDefault(due, List.of()))
                    .filteredOn(PatternsTest::ofDuration)
                    .extracting(Finding::points)
                    .containsExactly(rungs.high().get(rung));
        }
    }

    @Test
    void talkOfMoreHoursThanADayIsTold() {
        int last = 0;
        for (int i = 0; i < 40; i++) {
            last = points("talk", talk("1005", Line.HOME, i * 600, 1_800));
        }
        assertThat(last).isEqualTo(42);
        for (int i = 0; i < 30; i++) {
            assertThat(points("talk", talk("1006", Line.HOME, i * 600, 300))).isZero();
        }
    }

    private int reroute(Payer payer, Destination to, Call.Route route, double second) {
        Call call = line.call(payer, to, route, "");
        int points = points("reroute", line.attempt(call, second));
        line.answer(call, second + 5);
        line.end(call, second + 125, second + 5);
        return points;
    }

    @Test
    void aForwardAbroadIsARerouteAndOnesOwnMobileIsNot() {
        Payer clerk = Payer.extension("1005");
        Destination mobile = new Destination(DestinationClass.MOBILE, "US", "12125550100", true);
        assertThat(reroute(clerk, mobile, Call.Route.FORWARDED, 0)).isZero();
        assertThat(reroute(clerk, POLAND, Call.Route.FORWARDED, 100)).isEqualTo(40);
        assertThat(reroute(clerk, POLAND, Call.Route.FORWARDED, DAY))
                .as("known since yesterday")
                .isZero();
        assertThat(reroute(clerk, Line.abroad("PL", 48_999L), Call.Route.FORWARDED, DAY + 500))
                .as("the country is known")
                .isEqualTo(20);
        assertThat(reroute(clerk, GAMBIA, Call.Route.TRANSFERRED, DAY + 1_000)).isEqualTo(30);
        Payer inbound = new Payer(Payer.Kind.DID, "5550100");
        assertThat(reroute(inbound, GAMBIA, Call.Route.DIALLED_THROUGH, DAY)).isEqualTo(45);
        assertThat(reroute(inbound, mobile, Call.Route.DIALLED_THROUGH, DAY)).isEqualTo(15);
    }

    private void rings(String caller, double second, double seconds) {
        Call base = line.call(new Payer(Payer.Kind.DID, "5550100"), Outbound.NOWHERE, Call.Route.INBOUND, "t");
        Call call = new Call(
                base.pbx(),
                base.attempt(),
                base.linkedid(),
                base.uniqueid(),
                base.payer(),
                base.route(),
                caller,
                "5550100",
                base.destination(),
                "t");
        line.attempt(call, second);
        line.end(call, second + seconds, Line.NEVER);
    }

    @Test
    void callingBackAWaveIsWangiriAndAMissedCustomerHardly() {
        rings("+48221000000", 0, 20);
        assertThat(points("wangiri", line.attempt(line.call("1005", POLAND), 60)))
                .isZero();
        rings("0022 0300 0001", 100, 3);
        assertThat(points("wangiri", line.attempt(line.call("1005", Line.abroad("GM", 2_203_000_001L)), 200)))
                .isEqualTo(12);
        rings("0022 0300 0002", 300, 3);
        rings("2203000003", 400, 3);
        assertThat(points("wangiri", line.attempt(line.call("1006", Line.abroad("GM", 2_203_000_007L)), 500)))
                .isEqualTo(40);
    }

    @Test
    void aFloodOnANumberIsForAPerson() {
        int last = 0;
        for (int i = 0; i < 70; i++) {
            Call call = line.call(new Payer(Payer.Kind.DID, "5550100"), Outbound.NOWHERE, Call.Route.INBOUND, "t");
            List<Finding> found = line.attempt(call, i * 0.5);
            last = points("flood", found);
            assertThat(found).allMatch(Finding::spoofable);
        }
        assertThat(last).isEqualTo(49);
    }

    @Test
    void aRowTakesNoMoreThanItsShare() {
        assertThat(line.scorer().rowBytes()).isLessThanOrEqualTo(MOST_ROW_BYTES);
    }
}
