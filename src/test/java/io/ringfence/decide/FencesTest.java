package io.ringfence.decide;

import static io.ringfence.decide.Scene.EMERGENCY;
import static io.ringfence.decide.Scene.INTERNAL;
import static io.ringfence.decide.Scene.MOBILE;
import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.PREMIUM;
import static io.ringfence.decide.Scene.SATELLITE;
import static io.ringfence.decide.Scene.SECOND;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencesTest {
    private static final long HOUR = 3_600;
    private final Scene scene = Scene.enforcing();

    @Test
    void aFenceEndsEveryLiveCallOfItsClassesOnceEach() {
        Call ringing = scene.call("1005", SOMALIA);
        Call satellite = scene.call("1005", SATELLITE);
        Call plumber = scene.call("1005", NATIONAL);
        Call colleague = scene.call("1005", INTERNAL);
        Call neighbour = scene.call("1006", SOMALIA);
        List.of(ringing, satellite, plumber, colleague, neighbour).forEach(scene::attempt);
        Call last = scene.call("1005", SOMALIA);
        List<Verdict.OnCall> verdicts = scene.attempt(last, finding("rate", 95));
        assertThat(verdicts).extracting(Verdict.OnCall::call).containsExactly(last, ringing, satellite);
        assertThat(verdicts).allMatch(verdict -> verdict.action() == Action.FENCE && verdict.enforced());
        assertThat(verdicts).extracting(Verdict.OnCall::hardLimit).containsExactly(false, true, true);
        assertThat(scene.answer(ringing)).isEmpty();
    }

    @Test
    void laterCallsAreDeniedUntilTheFenceFalls() {
        scene.attempt("1005", SOMALIA, finding("rate", 95));
        for (Destination barred : List.of(SOMALIA, PREMIUM, SATELLITE)) {
            assertThat(scene.attempt("1005", barred)).singleElement().satisfies(verdict -> {
                assertThat(verdict.action()).isEqualTo(Action.DENY);
                assertThat(verdict.hardLimit()).isTrue();
                assertThat(verdict.score()).isEqualTo(100);
                assertThat(verdict.findings().get(0).engine()).isEqualTo("Fence");
                assertThat(verdict.findings().get(0).why())
                        .startsWith(
                                "1005 is fenced from " + barred.type().label() + " calls until 2026-03-02 10:00 UTC");
            });
        }
        for (Destination free : List.of(NATIONAL, MOBILE, INTERNAL, EMERGENCY)) {
            assertThat(scene.attempt("1005", free)).isEmpty();
        }
        assertThat(scene.attempt("1006", SOMALIA)).isEmpty();
        scene.pass(HOUR);
        assertThat(scene.attempt("1005", PREMIUM)).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA))
                .as("the numbers that led to it stay suspect")
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
    }

    @Test
    void fraudAtHomeIsFencedAtHome() {
        scene.attempt("1005", MOBILE, finding("rate", 95));
        assertThat(scene.attempt("1005", MOBILE))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.DENY);
        assertThat(scene.attempt("1005", NATIONAL))
                .as("hung up for its standing, not barred")
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.FENCE);
    }

    @Test
    void everyKindOfPayerThatIsKnownIsFencedByItself() {
        Payer did = new Payer(Payer.Kind.DID, "1005");
        scene.attempt(scene.call(did, Call.Route.DIALLED_THROUGH, SOMALIA), finding("rate", 95));
        assertThat(scene.attempt(scene.call(did, Call.Route.DIALLED_THROUGH, SOMALIA)))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.DENY);
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }

    @Test
    void eachFenceLastsTwiceAsLongUpToADayAndAWeekForgives() {
        Fences fences = new Fences();
        Subject subject = new Subject(Scene.PBX, Payer.extension("1005"));
        long now = Scene.START;
        for (long hours : new long[] {1, 2, 4, 8, 16, 24, 24}) {
            Fence fence = fences.raise(subject, DestinationClass.INTERNATIONAL, now, "test");
            assertThat(fence.untilNanos() - now).isEqualTo(hours * HOUR * SECOND);
            assertThat(fence.stands(fence.untilNanos() - 1)).isTrue();
            assertThat(fence.stands(fence.untilNanos())).isFalse();
            now = fence.untilNanos();
        }
        now += Fences.FORGIVEN_NANOS + 1;
        assertThat(fences.raise(subject, DestinationClass.INTERNATIONAL, now, "test")
                                .untilNanos()
                        - now)
                .isEqualTo(HOUR * SECOND);
    }

    @Test
    void aFenceNeverBarsEmergencyOrInternalCalls() {
        Fence fence = new Fences()
                .raise(new Subject(Scene.PBX, Payer.extension("1005")), DestinationClass.INTERNAL, 0, "test");
        assertThat(fence.classes()).doesNotContain(DestinationClass.INTERNAL, DestinationClass.EMERGENCY);
    }

    @Test
    void liftingForgetsWhatWasHeldAgainstTheExtension() {
        scene.attempt("1005", SOMALIA, finding("rate", 95));
        Fence fence = scene.decider.fences(scene.now()).get(0);
        scene.decider.lift(fence.subject());
        assertThat(scene.decider.fences(scene.now())).isEmpty();
        assertThat(scene.attempt("1005", SOMALIA)).isEmpty();
    }
}
