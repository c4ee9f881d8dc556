package io.ringfence.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.stat.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialRateTest {
    private static final Destination CUBA = Line.abroad("CU", 5_352_000_000L);
    private final Line line = line();

    private static Line line() {
        Layout layout = new Layout();
        return new Line(
                Scorer.over(layout, Line.around(Line.SMALL), List.of(new DialRate(DialRate.Config.DEFAULT, layout))));
    }

    /** Points of each of {@code count} calls, {@code gap} seconds apart, one after the other. */
    private int[] points(String extension, Destination to, int count, double gap, double from) {
        int[] points = new int[count];
        for (int i = 0; i < count; i++) {
            Call call = line.call(extension, to);
            double at = from + i * gap;
            points[i] = Line.points(line.attempt(call, at));
            line.answer(call, at + gap / 4);
            line.end(call, at + gap / 2, at + gap / 4);
        }
        return points;
    }

    @Test
    void oneNumberAbroadEveryFewSecondsIsStrongAtTheFourthCall() {
        assertThat(points("1005", CUBA, 6, 8, 0)).containsExactly(0, 0, 0, 55, 55, 60);
        assertThat(points("1006", CUBA, 6, 4, 0)).containsExactly(0, 0, 0, 55, 70, 85);
    }

    @Test
    void saysWhatItCounted() {
        points("1005", CUBA, 5, 2, 0);
        List<Finding> findings = line.attempt(line.call("1005", CUBA), 10);
        assertThat(findings)
                .containsExactly(new Finding(
                        "DialRate",
                        "rate",
                        85,
                        Severity.CRITICAL,
                        Finding.Bearing.SIGN,
                        false,
                        "6 international or premium calls in 30 s from 1005; at most 3 expected"));
    }

    @Test
    void redialingABusyNumberAbroadIsNothingHoweverFast() {
        for (int i = 0; i < 60; i++) {
            Call call = line.call("1005", CUBA);
            assertThat(line.attempt(call, i * 6)).isEmpty();
            line.end(call, i * 6 + 4, Line.NEVER);
        }
        points("1005", CUBA, 1, 6, 360);
        assertThat(points("1005", CUBA, 4, 6, 366))
                .as("answered, it counts again")
                .containsExactly(0, 0, 0, 55);
    }

    @Test
    void whomOneTalkedWithOnAnEarlierDayMayBeCalledOften() {
        line.habit("1005", CUBA, -86_400);
        assertThat(points("1005", CUBA, 20, 3, 0)).containsOnly(0);
        assertThat(points("1006", CUBA, 20, 3, 0)).contains(90);
    }

    @Test
    void theCompanyInLosAngelesIsCaughtNationally() {
        int[] points = points("1005", Line.HOME, 150, 0.4, 0);
        assertThat(points[44]).isZero();
        assertThat(points[45]).isEqualTo(40);
        assertThat(points[60]).isEqualTo(70);
    }

    @Test
    void contestAgentAndAbsenceRobotAreLeftAlone() {
        assertThat(points("1005", Line.HOME, 100, 6, 0)).containsOnly(0);
        assertThat(points("1006", Line.HOME, 1_440, 20, 0)).containsOnly(0);
        assertThat(points("1007", Line.HOME, 1_800, 2, 0)).containsOnly(0);
    }

    @Test
    void slowSequentialFraudAbroadIsCaughtWithinAQuarterOfAnHour() {
        int[] points = points("1005", CUBA, 30, 25, 0);
        assertThat(points[11]).isZero();
        assertThat(points[20]).isEqualTo(60);
    }

    @Test
    void anAgentAbroadHasARoomierLimitTheNextDay() {
        for (int i = 0; i < 120; i++) {
            Call call = line.call("1005", Line.abroad("CU", 5_352_000_100L + i));
            line.attempt(call, i * 30);
            line.answer(call, i * 30 + 5);
            line.end(call, i * 30 + 25, i * 30 + 5);
        }
        assertThat(points("1005", CUBA, 60, 30, 86_400)).containsOnly(0);
        assertThat(points("1006", CUBA, 60, 30, 86_400)).contains(40);
    }

    @Test
    void whatHappensNowDoesNotRaiseItsOwnLimit() {
        int last = 0;
        for (int i = 0; i < 60; i++) {
            Call call = line.call("1005", CUBA);
            last = Line.points(line.attempt(call, i * 3));
            line.answer(call, i * 3 + 1);
        }
        assertThat(last).isEqualTo(90);
    }

    @Test
    void inboundInternalAndEmergencyCallsAndThoseAlreadyUpDoNotCount() {
        Destination internal = new Destination(io.ringfence.number.DestinationClass.INTERNAL, "", "", true);
        assertThat(points("1005", internal, 300, 0.01, 0)).containsOnly(0);
        for (int i = 0; i < 20; i++) {
            Call inbound = line.call(new Payer(Payer.Kind.DID, "5550100"), CUBA, Call.Route.INBOUND, "trunk");
            assertThat(line.attempt(inbound, 1)).isEmpty();
            assertThat(line.score(new CallAttempted(Line.at(1), line.call("1005", CUBA), true)))
                    .isEmpty();
        }
    }

    @Test
    void oneAttemptCountsOnceHoweverOftenItIsTold() {
        Call call = line.call("1005", CUBA);
        for (int i = 0; i < 10; i++) {
            assertThat(line.attempt(call, i)).isEmpty();
        }
        assertThat(points("1005", CUBA, 3, 1, 10)).containsExactly(0, 0, 55);
    }

    @Test
    void manyExtensionsTogetherOnlySupportOtherEvidence() {
        int most = 0;
        String why = "";
        for (int i = 0; i < 100; i++) {
            Call call = line.call(Payer.extension("10" + i), CUBA, Call.Route.DIRECT, "");
            List<Finding> at = line.attempt(call, i * 0.5);
            most = Math.max(most, Line.points(at));
            why = at.isEmpty() ? why : at.get(0).why();
        }
        assertThat(most).isEqualTo(50);
        assertThat(why)
                .isEqualTo("100 international or premium calls in 60 s from all of PBX main; at most 30 expected");
    }

    @Test
    void aTrunkCountsWhenItIsShown() {
        int most = 0;
        for (int i = 0; i < 40; i++) {
            Call call = line.call(Payer.extension("10" + i), CUBA, Call.Route.DIRECT, "");
            line.attempt(call, i * 2);
            Call routed = new Call(
                    call.pbx(),
                    call.attempt(),
                    call.linkedid(),
                    call.uniqueid(),
                    call.payer(),
                    call.route(),
                    call.caller(),
                    call.dialled(),
                    call.destination(),
                    "carrier");
            most = Math.max(most, Line.points(line.answer(routed, 79 + i * 0.1)));
            assertThat(line.answer(routed, 79 + i * 0.1)).isEmpty();
        }
        assertThat(most).isEqualTo(29);
    }
}
