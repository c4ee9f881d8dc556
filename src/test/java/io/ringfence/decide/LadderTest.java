package io.ringfence.decide;

import static io.ringfence.decide.Scene.INTERNAL;
import static io.ringfence.decide.Scene.MOBILE;
import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.novelty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.config.Settings;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;
import io.ringfence.network.SourceAddress;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    private static final Finding FORGED = finding("injection", 60);
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @CsvSource({"40,ALERT", "69,ALERT", "70,HANGUP", "89,HANGUP", "90,FENCE", "100,FENCE"})
    void pointsReachTheirRung(int points, Action action) {
        assertThat(scene.attempt("1005", SOMALIA, finding("rate", points)))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.action()).isEqualTo(action);
                    assertThat(verdict.score()).isEqualTo(points);
                    assertThat(verdict.enforced()).isTrue();
                    assertThat(verdict.hardLimit()).isFalse();
                    assertThat(verdict.findings()).containsExactly(finding("rate", points));
                });
    }

    @Test
    void belowTheLadderNothingIsSaid() {
        assertThat(scene.attempt("1005", SOMALIA, finding("rate", 39))).isEmpty();
        assertThat(scene.attempt("1006", SOMALIA, novelty("country", 100))).isEmpty();
    }

    @Test
    void sayNothingTwice() {
        Call call = scene.call("1005", SOMALIA);
        assertThat(scene.attempt(call, finding("rate", 50))).hasSize(1);
        assertThat(scene.answer(call)).isEmpty();
        assertThat(scene.answer(call, finding("rate", 60))).isEmpty();
        assertThat(scene.answer(call, finding("spend", 25)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
    }

    @Test
    void whatIsHeldAgainstAnExtensionAddsUpAndFades() {
        scene.attempt("1005", SOMALIA, finding("rate", 39));
        assertThat(scene.attempt("1005", SOMALIA, finding("country", 35)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(scene.attempt("1006", SOMALIA, finding("country", 35))).isEmpty();
    }

    @Test
    void whatDidNotEndACallFades() {
        scene.attempt("1005", SOMALIA, finding("rate", 39));
        scene.pass(600);
        assertThat(scene.attempt("1005", SOMALIA, finding("burst", 20))).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA, finding("burst", 21))).hasSize(1);
    }

    @Test
    void evidenceIsListedStrongestFirstWithThePointsItHasNow() {
        scene.attempt("1005", SOMALIA, finding("rate", 38));
        scene.pass(600);
        assertThat(scene.attempt("1005", SOMALIA, finding("country", 25)).get(0).findings())
                .extracting(Finding::kind, Finding::points)
                .containsExactly(tuple("country", 25), tuple("rate", 19));
    }

    @Test
    void suspectCallsAbroadLeaveCallsAtHomeAlone() {
        scene.attempt("1005", SOMALIA, finding("rate", 80));
        assertThat(scene.attempt("1005", NATIONAL)).isEmpty();
        assertThat(scene.attempt("1005", MOBILE)).isEmpty();
    }

    @Test
    void internalAndInboundCallsAreNeverHungUpByPoints() {
        assertThat(scene.attempt("1005", INTERNAL, finding("rate", 100)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
        Call inbound = scene.call(new Payer(Payer.Kind.DID, "02079460000"), Call.Route.INBOUND, INTERNAL);
        assertThat(scene.attempt(inbound, finding("flood", 100)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
    }

    @Test
    void aCallThatIsOverIsReportedButNotEnded() {
        Call call = scene.call("1005", SOMALIA);
        scene.attempt(call);
        assertThat(scene.end(call, finding("probe", 95)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
        assertThat(scene.decider.fences(scene.now())).isEmpty();
        assertThat(scene.answer(call, finding("rate", 100)))
                .as("after its end nothing is said of an attempt")
                .isEmpty();
    }

    @Test
    void nobodyIsFencedWhomNothingProves() {
        Call call = scene.call(Payer.UNKNOWN, Call.Route.DIRECT, SOMALIA);
        assertThat(scene.attempt(call, finding("rate", 100)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(scene.attempt(scene.call(Payer.UNKNOWN, Call.Route.DIRECT, SOMALIA)))
                .as("nor is anything held against them")
                .isEmpty();
    }

    @Test
    void aSpoofableFindingCountsForItsCallOnly() {
        Finding spoofable = new Finding("Test", "caller", 60, Severity.WARNING, Finding.Bearing.SIGN, true, "claimed");
        assertThat(scene.attempt("1005", SOMALIA, spoofable)).hasSize(1);
        assertThat(scene.attempt("1005", SOMALIA, finding("rate", 30))).isEmpty();
    }

    @Test
    void aNewAddressWaitsForSomethingElseOfTheSameCall() {
        scene.decide(
                new AuthSucceeded(scene.now(), Scene.PBX, "PJSIP", "1005", SourceAddress.UNKNOWN),
                novelty("network", 35));
        assertThat(scene.attempt("1005", SOMALIA, novelty("country", 20)))
                .as("what was new about a login is said again of each call from there")
                .isEmpty();
        assertThat(scene.attempt("1005", SOMALIA, novelty("network", 35))).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA, novelty("network", 35), novelty("country", 20)))
                .as("two novelties are an alert")
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
        assertThat(scene.attempt("1005", SOMALIA, novelty("network", 35), novelty("country", 20), novelty("hour", 15)))
                .as("three end the call")
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(scene.attempt("1006", SOMALIA, novelty("country", 20))).isEmpty();
    }

    @Test
    void anOfficeThatMovesToAnotherNetworkKeepsItsCalls() {
        for (int i = 0; i < 200; i++) {
            assertThat(scene.attempt("ext" + i, scene.some(i), novelty("network", 60)))
                    .isEmpty();
        }
    }

    @Test
    void forgedTextIsAlwaysToldAndRaisesTheForgersOwnCall() {
        Call call = scene.call("1005", SOMALIA);
        scene.attempt(call, finding("rate", 35));
        List<Verdict> verdicts = scene.decider.decide(injection(call.uniqueid(), call.payer()), List.of(FORGED));
        assertThat(verdicts).hasSize(2);
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.OnInjection.class);
        assertThat(((Verdict.OnCall) verdicts.get(1)).action()).isEqualTo(Action.FENCE);
    }

    @Test
    void forgedTextThroughAForwardIsNotHeldAgainstItsVictim() {
        Call call = scene.call(Payer.extension("1005"), Call.Route.FORWARDED, SOMALIA);
        scene.attempt(call);
        assertThat(scene.decider.decide(injection(call.uniqueid(), call.payer()), List.of(FORGED)))
                .hasSize(2);
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void forgedTextWithoutACallIsHeldAgainstWhomTheFrameProves() {
        assertThat(scene.decider.decide(injection("", Payer.extension("1005")), List.of(FORGED)))
                .hasSize(1);
        assertThat(scene.attempt("1005", SOMALIA, finding("rate", 15)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
    }

    @Test
    void observingJudgesTheSameAndEnforcesNothing() {
        Scene observing = new Scene(Scene.settings(Settings.Mode.OBSERVE, Scene.anyone(), Scene.nobody()));
        for (int i = 0; i < 16; i++) {
            Finding[] findings = {finding("rate", i * 5), novelty("country", 20)};
            List<Verdict.OnCall> seen = observing.attempt("1005", SOMALIA, findings);
            List<Verdict.OnCall> done = scene.attempt("1005", SOMALIA, findings);
            assertThat(seen)
                    .extracting(Verdict.OnCall::action)
                    .isEqualTo(done.stream().map(Verdict.OnCall::action).toList());
            assertThat(seen).noneMatch(Verdict.OnCall::enforced);
            scene.pass(20);
            observing.pass(20);
        }
        assertThat(observing.decider.fences(observing.now())).hasSize(1);
    }

    private InjectionAttempted injection(String uniqueid, Payer payer) {
        return new InjectionAttempted(
                scene.now(), Scene.PBX, "Newexten", "Exten", uniqueid, uniqueid, payer, "9\\r\\nEvent: Hangup");
    }
}
