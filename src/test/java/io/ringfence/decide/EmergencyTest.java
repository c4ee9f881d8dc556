package io.ringfence.decide;

import static io.ringfence.decide.Scene.EMERGENCY;
import static io.ringfence.decide.Scene.INTERNAL;
import static io.ringfence.decide.Scene.NATIONAL;
import static io.ringfence.decide.Scene.PREMIUM;
import static io.ringfence.decide.Scene.SATELLITE;
import static io.ringfence.decide.Scene.SOMALIA;
import static io.ringfence.decide.Scene.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmergencyTest {
    private static final Finding WORST = finding("rate", 100);
    private final Scene scene = Scene.enforcing();

    @ParameterizedTest
    @EnumSource(Call.Route.class)
    void nothingEverTouchesAnEmergencyCall(Call.Route route) {
        Scene strict = new Scene(Scene.settings(
                Settings.Mode.ENFORCE,
                new Settings.AllowSettings(false, List.of(), List.of(), List.of()),
                new Settings.DenySettings(List.of("GB"), List.of("200"))));
        for (Payer.Kind kind : Payer.Kind.values()) {
            Payer payer = new Payer(kind, "1005");
            strict.attempt(strict.call(payer, Call.Route.DIRECT, SOMALIA), WORST);
            Call call = strict.call(payer, route, EMERGENCY);
            assertThat(strict.attempt(call, WORST)).isEmpty();
            assertThat(strict.answer(call, WORST)).isEmpty();
            assertThat(strict.end(call, WORST)).isEmpty();
        }
    }

    @Test
    void aFenceLeavesALiveEmergencyCallAlone() {
        Call emergency = scene.call("1005", EMERGENCY);
        scene.attempt(emergency);
        assertThat(scene.attempt("1005", PREMIUM, WORST))
                .extracting(Verdict.OnCall::call)
                .doesNotContain(emergency);
    }

    @Test
    void forAnHourPointsOnlyAlert() {
        scene.attempt("1005", EMERGENCY);
        for (Destination destination : List.of(SOMALIA, NATIONAL, INTERNAL)) {
            Call call = scene.call("1005", destination);
            assertThat(scene.attempt(call, WORST))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.ALERT);
            scene.end(call);
        }
        scene.pass(3_599);
        assertThat(scene.attempt("1005", SOMALIA, WORST))
                .singleElement()
                .matches(verdict -> verdict.action() == Action.ALERT)
                .matches(verdict ->
                        verdict.findings().stream().anyMatch(f -> f.engine().equals("Emergency")));
        scene.pass(1);
        assertThat(scene.attempt("1005", SOMALIA, WORST).get(0).action()).isEqualTo(Action.FENCE);
    }

    @Test
    void moneyBuysNoHour() {
        scene.attempt("1005", EMERGENCY);
        Verdict.OnCall spared = scene.attempt("1005", SOMALIA, WORST).get(0);
        assertThat(spared.findings().get(0).why()).contains("dialled an emergency number", "spent too much");
        Verdict.OnCall ended =
                scene.attempt("1005", SOMALIA, WORST, finding("money", 40)).get(0);
        assertThat(ended.action()).isEqualTo(Action.FENCE);
        assertThat(scene.decider.spares(ended, scene.now())).isFalse();
        assertThat(scene.attempt("1005", EMERGENCY, WORST, finding("money", 40)))
                .isEmpty();
    }

    @Test
    void premiumAndSatelliteAreTouchedAllTheSame() {
        for (Destination destination : List.of(PREMIUM, SATELLITE)) {
            Scene fresh = Scene.enforcing();
            fresh.attempt("1005", EMERGENCY);
            assertThat(fresh.attempt("1005", destination, WORST))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.FENCE);
            assertThat(fresh.attempt("1005", destination))
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.DENY);
            assertThat(fresh.attempt("1005", SOMALIA))
                    .as("a fence raised within the hour spares what the hour spares")
                    .extracting(Verdict.OnCall::action)
                    .containsExactly(Action.ALERT);
        }
    }

    @Test
    void rulesHoldAllTheSame() {
        Scene strict = new Scene(Scene.settings(
                Settings.Mode.ENFORCE,
                new Settings.AllowSettings(false, List.of("GB"), List.of(), List.of()),
                new Settings.DenySettings(List.of(), List.of("02079460999"))));
        strict.attempt("1005", EMERGENCY);
        assertThat(strict.attempt("1005", SOMALIA).get(0).action()).isEqualTo(Action.HANGUP);
    }

    @Test
    void dialling112OpensNoFence() {
        scene.attempt("1005", SOMALIA, WORST);
        scene.pass(60);
        scene.attempt("1005", EMERGENCY);
        assertThat(scene.attempt("1005", SOMALIA).get(0).action()).isEqualTo(Action.DENY);
    }

    @Test
    void thePhoneInTheCallersHandIsSparedToo() {
        Call forwarded = new Call(
                Scene.PBX,
                900,
                "1.1",
                "1.1",
                Payer.extension("1005"),
                Call.Route.FORWARDED,
                "1006",
                "112",
                EMERGENCY,
                "");
        scene.attempt(forwarded);
        assertThat(scene.attempt("1006", SOMALIA, WORST).get(0).action()).isEqualTo(Action.ALERT);
        assertThat(scene.attempt("1005", SOMALIA, WORST).get(0).action()).isEqualTo(Action.ALERT);
        assertThat(scene.attempt("1007", SOMALIA, WORST).get(0).action()).isEqualTo(Action.FENCE);
    }

    @Test
    void anInboundNumberBuysNoHour() {
        Payer did = new Payer(Payer.Kind.DID, "02079460000");
        scene.attempt(scene.call(did, Call.Route.DIALLED_THROUGH, EMERGENCY));
        assertThat(scene.attempt(scene.call(did, Call.Route.DIALLED_THROUGH, SOMALIA), WORST)
                        .get(0)
                        .action())
                .isEqualTo(Action.FENCE);
    }

    @Test
    void aCallThatSharesItsLegWithAnEmergencyIsLeftAlone() {
        Scene denying = new Scene(Scene.settings(
                Settings.Mode.ENFORCE, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of())));
        Call emergency = tied(1, "112", EMERGENCY);
        Call abroad = tied(2, "0025261234567", SOMALIA);
        denying.attempt(emergency);
        assertThat(denying.attempt(abroad)).extracting(Verdict.OnCall::action).containsExactly(Action.ALERT);
        denying.end(emergency);
        assertThat(denying.answer(abroad)).extracting(Verdict.OnCall::action).containsExactly(Action.HANGUP);
    }

    @Test
    void theLastCheckSeesAnEmergencyDialledSinceTheVerdict() {
        Verdict.OnCall hangup =
                scene.attempt("1005", SOMALIA, finding("rate", 75)).get(0);
        assertThat(scene.decider.spares(hangup, scene.now())).isFalse();
        scene.attempt("1005", EMERGENCY);
        assertThat(scene.decider.spares(hangup, scene.now())).isTrue();
        Verdict.OnCall premium = scene.attempt("1005", PREMIUM, WORST).get(0);
        assertThat(scene.decider.spares(premium, scene.now())).isFalse();
    }

    @Test
    void anUnknownNumberOfFourDigitsIsNeverEnded() {
        Destination shortUnknown = new Destination(DestinationClass.UNALLOCATED, "", "", false);
        Scene strict = new Scene(Scene.settings(
                Settings.Mode.ENFORCE,
                new Settings.AllowSettings(false, List.of("GB"), List.of(), List.of()),
                Scene.nobody()));
        assertThat(strict.attempt("1005", shortUnknown)).isEmpty();
        assertThat(strict.attempt("1005", shortUnknown, WORST))
                .extracting(Verdict.OnCall::action)
                .containsExactly(Action.ALERT);
    }

    private static Call tied(long attempt, String dialled, Destination destination) {
        return new Call(
                Scene.PBX,
                attempt,
                "1.1",
                "1.1",
                Payer.extension("1005"),
                Call.Route.DIRECT,
                "1005",
                dialled,
                destination,
                "");
    }
}
