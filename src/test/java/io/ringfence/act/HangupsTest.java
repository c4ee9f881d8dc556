package io.ringfence.act;

import static io.ringfence.act.Verdicts.UNIQUEID;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.Outcome.Result;
import io.ringfence.act.Wire.Answer;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallEnded;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HangupsTest {
    private static final String TRUNK_LEG = "1772442035.8";
    private static final long T0 = Scene.START;
    private static final long TRY = Hangups.TRY_NANOS;

    private final FakeWire wire = new FakeWire();
    private final List<String> left = new ArrayList<>(List.of(UNIQUEID, TRUNK_LEG));
    private final List<Verdict> spared = new ArrayList<>();
    private long clock = T0;
    private final Hangups hangups = new Hangups(
            wire,
            (pbx, attempt) -> List.copyOf(left),
            new LastCheck(new Abroad(), (verdict, now) -> spared.contains(verdict)),
            () -> clock);

    @Test
    void hangsUpTheCallingLegByUniqueidAndWaitsForTheEnd() {
        assertThat(order(Verdicts.hangup())).isEmpty();
        assertThat(wire.written).containsExactly("Hangup " + UNIQUEID + " 21");
        wire.answerLast(Answer.ACCEPTED);
        assertThat(hangups.tick(T0 + TRY - 1)).as("success is only a flag").isEmpty();
        assertThat(hangups.observe(ended(T0 + TRY)))
                .singleElement()
                .matches(outcome -> outcome.result() == Result.CONFIRMED && outcome.tries() == 1);
        assertThat(hangups.tick(T0 + 10 * TRY)).isEmpty();
        assertThat(wire.written).hasSize(1);
    }

    @Test
    void thePbxHasItsTimeFromWhenItIsAskedHoweverLongTheEventWaited() {
        clock = T0 + 2 * TRY;
        order(Verdicts.hangup());

        hangups.tick(T0 + TRY);
        hangups.tick(T0 + 3 * TRY - 1);
        assertThat(wire.written).hasSize(1);
        hangups.tick(T0 + 3 * TRY);
        assertThat(wire.written).hasSize(2);
    }

    @Test
    void aCallThatStaysIsTriedThreeTimesAndThenShoutedAbout() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.ACCEPTED);
        assertThat(hangups.tick(T0 + TRY)).isEmpty();
        wire.answerLast(Answer.ACCEPTED);
        assertThat(hangups.tick(T0 + 2 * TRY)).isEmpty();
        assertThat(hangups.tick(T0 + 3 * TRY)).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(outcome.tries()).isEqualTo(3);
        });
        assertThat(hangups.tick(T0 + 100 * TRY)).isEmpty();
        assertThat(wire.written)
                .containsExactly(
                        "Hangup " + UNIQUEID + " 21",
                        "Hangup " + TRUNK_LEG + " 21",
                        "AbsoluteTimeout " + UNIQUEID + " 1",
                        "AbsoluteTimeout " + TRUNK_LEG + " 1");
    }

    @Test
    void aCallThatEndsLateIsConfirmed() {
        order(Verdicts.hangup());
        hangups.tick(T0 + TRY);
        hangups.tick(T0 + 2 * TRY);
        assertThat(hangups.observe(ended(T0 + 2 * TRY + 1)))
                .singleElement()
                .matches(outcome -> outcome.result() == Result.CONFIRMED && outcome.tries() == 3);
    }

    @Test
    void aLostResponseIsNoReasonToWaitLongerOrGiveUp() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.LOST);
        assertThat(hangups.tick(T0 + 1)).isEmpty();
        assertThat(wire.written).hasSize(1);
        left.clear();
        assertThat(hangups.tick(T0 + TRY)).extracting(Outcome::result).containsExactly(Result.CONFIRMED);
    }

    @Test
    void noSuchChannelAndNoLegLeftIsSuccess() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.NO_SUCH_CHANNEL);
        left.clear();
        assertThat(hangups.tick(T0 + 1)).extracting(Outcome::result).containsExactly(Result.CONFIRMED);
    }

    @Test
    void noSuchChannelWithLegsLeftTriesTheNextAtOnce() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.NO_SUCH_CHANNEL);
        left.remove(UNIQUEID);
        assertThat(hangups.tick(T0 + 1)).isEmpty();
        assertThat(wire.written).endsWith("Hangup " + TRUNK_LEG + " 21");
    }

    @Test
    void theOnlyLegIsTriedAgain() {
        left.remove(TRUNK_LEG);
        order(Verdicts.hangup());
        hangups.tick(T0 + TRY);
        assertThat(wire.written).containsExactly("Hangup " + UNIQUEID + " 21", "Hangup " + UNIQUEID + " 21");
    }

    @Test
    void aLateAnswerToAnEarlierTryChangesNothing() {
        order(Verdicts.hangup());
        hangups.tick(T0 + TRY);
        wire.owed.get(0).came(Answer.NO_SUCH_CHANNEL);
        assertThat(hangups.tick(T0 + TRY + 1)).isEmpty();
        assertThat(wire.written).hasSize(2);
    }

    @Test
    void whatIsRefusedIsNotWaitedFor() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.REFUSED);
        hangups.tick(T0 + 1);
        wire.answerLast(Answer.REFUSED);
        hangups.tick(T0 + 2);
        assertThat(hangups.tick(T0 + 2 + TRY)).extracting(Outcome::result).containsExactly(Result.FAILED);
    }

    @Test
    void twoVerdictsOnOneCallAreOneOrder() {
        order(Verdicts.hangup());
        order(Verdicts.onCall(Action.FENCE, Verdicts.hangup().call(), true));
        assertThat(wire.written).hasSize(1);
    }

    @Test
    void alertsAndForgedTextEndNoCall() {
        Verdict alert = Verdicts.onCall(Action.ALERT, Verdicts.hangup().call(), true);
        assertThat(hangups.carryOut(List.of(alert, Verdicts.injection("x")), T0))
                .isEmpty();
        assertThat(wire.written).isEmpty();
    }

    @Test
    void beyondTheBudgetNothingIsWritten() {
        Verdict.OnCall held = Verdicts.onCall(Action.HANGUP, Verdicts.hangup().call(), false);
        assertThat(order(held)).extracting(Outcome::result).containsExactly(Result.OVER_BUDGET);
        assertThat(wire.written).isEmpty();
    }

    @Test
    void anEmergencyClassIsRefusedAtTheLastCheck() {
        refused(Verdicts.onCall(
                Action.DENY,
                Verdicts.call(UNIQUEID, "9112", new Destination(DestinationClass.EMERGENCY, "", "", false)),
                true));
    }

    @Test
    void anEmergencyNumberIsRefusedAtTheLastCheckWhateverItsClass() {
        refused(Verdicts.onCall(Action.DENY, Verdicts.call(UNIQUEID, "112", Scene.SOMALIA), true));
    }

    @Test
    void whatThePolicySparesIsRefusedAtTheLastCheck() {
        Verdict.OnCall verdict = Verdicts.hangup();
        spared.add(verdict);
        refused(verdict);
    }

    @Test
    void theLastCheckIsAskedBeforeEveryTry() {
        Verdict.OnCall verdict = Verdicts.hangup();
        order(verdict);
        spared.add(verdict);
        assertThat(hangups.tick(T0 + TRY)).extracting(Outcome::result).containsExactly(Result.EMERGENCY);
        assertThat(wire.written).hasSize(1);
    }

    @Test
    void aHostileUniqueidIsNeverWrittenAndTheNextLegIsTried() {
        for (String hostile : List.of("", "/.*/", "1.1\r\nAction: Command", "1.1\u0000", "1 1", "é", "1".repeat(150))) {
            wire.written.clear();
            left.clear();
            left.add(TRUNK_LEG);
            Verdict.OnCall verdict =
                    Verdicts.onCall(Action.HANGUP, Verdicts.call(hostile, "0025261234567", Scene.SOMALIA), true);
            order(verdict);
            hangups.tick(T0 + 1);
            assertThat(wire.written).containsExactly("Hangup " + TRUNK_LEG + " 21");
            hangups.observe(new CallEnded(T0, verdict.call(), 0, 21, false));
        }
    }

    @Test
    void observingTouchesNothing() {
        ByMode actor = new ByMode(hangups, Settings.Mode.OBSERVE);

        assertThat(actor.carryOut(List.of(Verdicts.hangup(), Verdicts.injection("x")), T0))
                .extracting(Outcome::result)
                .containsExactly(Result.OBSERVED);
        assertThat(wire.written).isEmpty();
    }

    @Test
    void whoIsToldToObserveWritesNothingMoreAboutWhatHeBegan() {
        ByMode actor = new ByMode(hangups, Settings.Mode.ENFORCE);
        actor.carryOut(List.of(Verdicts.hangup()), T0);
        assertThat(wire.written).hasSize(1);

        actor.become(Settings.Mode.OBSERVE);

        assertThat(actor.tick(T0 + 2 * TRY)).extracting(Outcome::result).containsExactly(Result.OBSERVED);
        assertThat(actor.tick(T0 + 4 * TRY)).isEmpty();
        assertThat(actor.observe(ended(T0 + 5 * TRY))).isEmpty();
        assertThat(wire.written).hasSize(1);
        actor.become(Settings.Mode.ENFORCE);
        actor.carryOut(List.of(Verdicts.hangup()), T0 + 6 * TRY);
        assertThat(wire.written).hasSize(2);
    }

    private void refused(Verdict.OnCall verdict) {
        assertThat(order(verdict)).extracting(Outcome::result).containsExactly(Result.EMERGENCY);
        assertThat(wire.written).isEmpty();
    }

    private List<Outcome> order(Verdict.OnCall verdict) {
        return hangups.carryOut(List.of(verdict), T0);
    }

    private static CallEnded ended(long atNanos) {
        return new CallEnded(atNanos, Verdicts.hangup().call(), 0, 21, false);
    }
}
