package io.ringfence.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.policy.SpendLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Another mode while calls are up. */
final class ModeTest {
    private final Policies policies = new Policies(Policy.DEFAULT, List.of(), SpendLimits.NONE, SpendLimits.NONE);
    private final Scene scene = new Scene(in(Settings.Mode.OBSERVE));
    private final Subject carl = new Subject(Scene.PBX, io.ringfence.fact.Payer.extension("1003"));

    private Settings in(Settings.Mode mode) {
        return Scene.settings(mode, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of()), policies);
    }

    private void become(Settings.Mode mode, List<Subject> observed) {
        scene.decider.become(in(mode), policies, observed);
    }

    @Test
    void aCallThatWouldHaveBeenEndedIsEndedAtItsNextEvent() {
        Call call = scene.call("1001", Scene.SOMALIA);
        assertThat(scene.attempt(call))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.enforced()).isFalse());
        assertThat(scene.answer(call)).isEmpty();

        become(Settings.Mode.ENFORCE, List.of());

        assertThat(scene.decider.enforcing()).isTrue();
        assertThat(scene.answer(call)).singleElement().satisfies(verdict -> {
            assertThat(verdict.action().hangsUp()).isTrue();
            assertThat(verdict.enforced()).isTrue();
        });
        become(Settings.Mode.ENFORCE, List.of());
        assertThat(scene.answer(call)).as("told once").isEmpty();
    }

    @Test
    void itIsEndedWithinASecondIfNothingComesOfIt() {
        Call call = scene.call("1001", Scene.SOMALIA);
        scene.attempt(call);
        become(Settings.Mode.ENFORCE, List.of());
        scene.pass(1);
        assertThat(scene.attempt("1002", Scene.NATIONAL)).singleElement().satisfies(verdict -> {
            assertThat(verdict.call()).isEqualTo(call);
            assertThat(verdict.action().hangsUp()).isTrue();
            assertThat(verdict.enforced()).isTrue();
        });
    }

    @Test
    void whoIsToldToObserveEndsNothingMore() {
        become(Settings.Mode.ENFORCE, List.of());
        assertThat(scene.attempt("1001", Scene.SOMALIA).get(0).enforced()).isTrue();

        become(Settings.Mode.OBSERVE, List.of());

        assertThat(scene.attempt("1002", Scene.SOMALIA).get(0).enforced()).isFalse();
    }

    @Test
    void fencesThatWereOnlyObservedBarNobody() {
        scene.decider.fence(carl, Set.of(), scene.now(), scene.now() + 3_600 * Scene.SECOND, "observed");
        Subject dora = new Subject(Scene.PBX, io.ringfence.fact.Payer.extension("1004"));
        scene.decider.fence(dora, Set.of(), scene.now(), scene.now() + 3_600 * Scene.SECOND, "by a person");

        become(Settings.Mode.ENFORCE, List.of(carl));

        assertThat(scene.decider.fences(scene.now())).extracting(Fence::subject).containsExactly(dora);
    }
}
