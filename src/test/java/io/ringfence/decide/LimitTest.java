package io.ringfence.decide;

import static io.ringfence.decide.Scene.EMERGENCY;
import static io.ringfence.decide.Scene.INTERNAL;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static io.ringfence.decide.Scene.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallLasted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits somebody set: they decide by themselves. */
class LimitTest {
    private final Scene scene = Scene.enforcing();

    @Test
    void aLimitEndsTheCallThatCrossesIt() {
        Call call = scene.call("1005", SOMALIA);
        scene.attempt(call);
        scene.answer(call);
        scene.pass(600);
        assertThat(scene.decide(new CallLasted(scene.now(), call, scene.now() - 600 * Scene.SECOND), limit("spend")))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.action()).isEqualTo(Action.HANGUP);
                    assertThat(verdict.score()).isEqualTo(100);
                    assertThat(verdict.hardLimit()).isTrue();
                    assertThat(verdict.enforced()).isTrue();
                    assertThat(verdict.findings()).containsExactly(limit("spend"));
                    assertThat(verdict.exposure().leakedMicros()).isEqualTo(12_000_000);
                    assertThat(verdict.exposure().riskMicros()).isEqualTo(24_000_000);
                });
    }

    @Test
    void limitsDrawOnNoBudget() {
        for (int i = 0; i < 50; i++) {
            assertThat(scene.attempt("1005", SOMALIA, limit("spend")))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.HANGUP);
        }
        assertThat(scene.attempt("1006", SOMALIA, finding("rate", 75)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.HANGUP);
        assertThat(scene.decider.fences(scene.now())).isEmpty();
    }

    @Test
    void limitsHoldAfterAnEmergencyCall() {
        scene.attempt("1005", EMERGENCY);
        assertThat(scene.attempt("1005", SOMALIA, limit("spend")))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.action()).isEqualTo(Action.HANGUP);
                    assertThat(scene.decider.spares(verdict, scene.now())).isFalse();
                });
    }

    @Test
    void limitsTouchNeitherEmergencyNorInternalCallsNorWhatIsAllowed() {
        assertThat(scene.attempt("1005", EMERGENCY, limit("spend"))).isEmpty();
        assertThat(scene.attempt("1006", INTERNAL, limit("spend"))).isEmpty();
        Scene allowing = new Scene(Scene.settings(
                Settings.Mode.ENFORCE,
                new Settings.AllowSettings(true, List.of(), List.of("0025261234567"), List.of("1005")),
                Scene.nobody()));
        assertThat(allowing.attempt("1005", Scene.PREMIUM, limit("spend"))).isEmpty();
        assertThat(allowing.attempt("1006", SOMALIA, limit("spend"))).isEmpty();
    }

    @Test
    void observedALimitIsAVerdictThatIsNotEnforced() {
        Scene observing = new Scene(Scene.settings(Settings.Mode.OBSERVE, Scene.anyone(), Scene.nobody()));
        assertThat(observing.attempt("1005", SOMALIA, limit("spend")))
                .singleElement()
                .matches(verdict -> verdict.action() == Action.HANGUP && verdict.hardLimit() && !verdict.enforced());
    }
}
