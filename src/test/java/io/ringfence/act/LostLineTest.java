package io.ringfence.act;

import static io.ringfence.act.Verdicts.UNIQUEID;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.act.Outcome.Result;
import io.ringfence.act.Wire.Answer;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.FeedRestored;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a call is ordered while its PBX does not answer, and then it does. */
final class LostLineTest {
    private static final String TRUNK_LEG = "1772442035.8";
    private static final String HANGUP = "Hangup " + UNIQUEID + " 21";
    private static final long T0 = Scene.START;
    private static final long TRY = Hangups.TRY_NANOS;
    private static final long BACK = T0 + 100 * TRY;

    private final FakeWire wire = new FakeWire();
    private final List<String> left = new ArrayList<>(List.of(UNIQUEID, TRUNK_LEG));
    private final List<Verdict> spared = new ArrayList<>();
    private final ByMode calls = new ByMode(
            new Hangups(
                    wire,
                    (pbx, attempt) -> List.copyOf(left),
                    new LastCheck(new Abroad(), (verdict, now) -> spared.contains(verdict)),
                    () -> 0),
            Settings.Mode.ENFORCE);

    @Test
    void aCallThatCouldNotBeEndedIsToldOfSoonAndEndedWhenThePbxIsSeenAgain() {
        assertThat(triedInVain()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.FAILED);
            assertThat(outcome.detail()).startsWith("no answer; tried again").contains(TRUNK_LEG);
        });
        assertThat(calls.tick(BACK - 1)).isEmpty();
        assertThat(restored("another")).isEmpty();
        calls.tick(BACK + TRY);
        assertThat(wire.written).isEmpty();

        restored(Scene.PBX);
        calls.tick(BACK + TRY - 1);
        assertThat(wire.written).as("a list may show that it is over").isEmpty();
        calls.tick(BACK + TRY);
        assertThat(wire.written).containsExactly(HANGUP);
        wire.answerLast(Answer.ACCEPTED);
        assertThat(ended(BACK + TRY + 1)).extracting(Outcome::result).containsExactly(Result.CONFIRMED);
        assertThat(calls.tick(BACK + 100 * TRY)).isEmpty();
        assertThat(wire.written).hasSize(1);
    }

    @Test
    void whatIsNeverAnsweredIsLostToo() {
        order(Verdicts.hangup());
        calls.tick(T0 + TRY);
        calls.tick(T0 + 2 * TRY);
        assertThat(calls.tick(T0 + 3 * TRY)).extracting(Outcome::result).containsExactly(Result.FAILED);
        wire.written.clear();
        restored(Scene.PBX);
        calls.tick(BACK + TRY);
        assertThat(wire.written).containsExactly(HANGUP);
    }

    @Test
    void whatThePbxAnsweredAndDidNotDoIsNotTriedAgain() {
        order(Verdicts.hangup());
        calls.tick(T0 + TRY);
        calls.tick(T0 + 2 * TRY);
        wire.answerLast(Answer.ACCEPTED);
        assertThat(calls.tick(T0 + 3 * TRY)).extracting(Outcome::result).containsExactly(Result.FAILED);
        wire.written.clear();
        restored(Scene.PBX);
        calls.tick(BACK + TRY);
        assertThat(wire.written).isEmpty();
    }

    @Test
    void triesThatAreUnderWayBeginAnew() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.LOST);
        calls.tick(T0 + TRY);
        calls.observe(new FeedRestored(T0 + TRY + 1, Scene.PBX, T0));
        wire.written.clear();
        for (int round = 2; round <= 4; round++) {
            calls.tick(T0 + round * TRY + 1);
        }
        assertThat(wire.written)
                .startsWith(HANGUP, "Hangup " + TRUNK_LEG + " 21", "AbsoluteTimeout " + UNIQUEID + " 1");
    }

    @Test
    void whatEndedMeanwhileIsNoFailure() {
        triedInVain();
        restored(Scene.PBX);
        calls.tick(BACK + TRY);
        wire.answerLast(Answer.NO_SUCH_CHANNEL);
        assertThat(calls.tick(BACK + TRY + 1)).isEmpty();
        wire.answerLast(Answer.NO_SUCH_CHANNEL);
        assertThat(calls.tick(BACK + TRY + 2)).extracting(Outcome::result).containsExactly(Result.CONFIRMED);
        assertThat(wire.written).containsExactly(HANGUP, "Hangup " + TRUNK_LEG + " 21");
    }

    @Test
    void anEndThatIsSeenSettlesIt() {
        triedInVain();
        assertThat(ended(BACK)).extracting(Outcome::result).containsExactly(Result.CONFIRMED);
        restored(Scene.PBX);
        assertThat(calls.tick(BACK + TRY)).isEmpty();
        assertThat(wire.written).isEmpty();
    }

    @Test
    void anEmergencySinceIsLeftAlone() {
        triedInVain();
        spared.add(Verdicts.hangup());
        restored(Scene.PBX);
        assertThat(calls.tick(BACK + TRY)).extracting(Outcome::result).containsExactly(Result.EMERGENCY);
        assertThat(wire.written).isEmpty();
    }

    @Test
    void whoObservesSinceEndsNothing() {
        triedInVain();
        calls.become(Settings.Mode.OBSERVE);
        assertThat(calls.tick(BACK - 1)).extracting(Outcome::result).containsExactly(Result.OBSERVED);
        calls.become(Settings.Mode.ENFORCE);
        restored(Scene.PBX);
        assertThat(calls.tick(BACK + TRY)).isEmpty();
        assertThat(wire.written).isEmpty();
    }

    @Test
    void anotherVerdictIsReasonToTryAtOnce() {
        triedInVain();
        order(Verdicts.onCall(Action.FENCE, Verdicts.hangup().call(), true));
        assertThat(wire.written).containsExactly(HANGUP);
    }

    @Test
    void notMoreWaitThanThereIsRoomFor() {
        for (int attempt = 0; attempt < Hangups.MOST_WAITING + 5; attempt++) {
            Call call = Verdicts.hangup().call();
            order(Verdicts.onCall(
                    Action.HANGUP,
                    new Call(
                            call.pbx(),
                            attempt,
                            call.linkedid(),
                            call.uniqueid(),
                            call.payer(),
                            call.route(),
                            call.caller(),
                            call.dialled(),
                            call.destination(),
                            call.trunk()),
                    true));
        }
        calls.tick(T0 + TRY);
        calls.tick(T0 + 2 * TRY);
        assertThat(calls.tick(T0 + 3 * TRY)).hasSize(Hangups.MOST_WAITING + 5);
        wire.written.clear();
        restored(Scene.PBX);
        calls.tick(BACK + TRY);
        assertThat(wire.written).hasSize(Hangups.MOST_WAITING);
    }

    private List<Outcome> triedInVain() {
        order(Verdicts.hangup());
        wire.answerLast(Answer.LOST);
        calls.tick(T0 + TRY);
        wire.answerLast(Answer.LOST);
        calls.tick(T0 + 2 * TRY);
        wire.answerLast(Answer.LOST);
        assertThat(wire.written).hasSize(4);
        wire.written.clear();
        return calls.tick(T0 + 3 * TRY);
    }

    private void order(Verdict verdict) {
        assertThat(calls.carryOut(List.of(verdict), T0)).isEmpty();
    }

    private List<Outcome> restored(String pbx) {
        return calls.observe(new FeedRestored(BACK, pbx, T0));
    }

    private List<Outcome> ended(long atNanos) {
        return calls.observe(new CallEnded(atNanos, Verdicts.hangup().call(), 0, 21, false));
    }
}
