package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Scene;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.number.Destination;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiverTest {
    private static final int REJECTED = 21;

    private final List<Fact> facts = new ArrayList<>();
    private final Scene calls = Scene.enforcing();

    @Test
    void whatWeEndedWasRefusedByNoCarrier() {
        assertThat(causeOfAnEnd(Settings.Mode.ENFORCE, Scene.SOMALIA)).isZero();
    }

    @Test
    void whatWeOnlyWouldHaveEndedWas() {
        assertThat(causeOfAnEnd(Settings.Mode.OBSERVE, Scene.SOMALIA)).isEqualTo(REJECTED);
        assertThat(causeOfAnEnd(Settings.Mode.ENFORCE, Scene.NATIONAL)).isEqualTo(REJECTED);
    }

    private int causeOfAnEnd(Settings.Mode mode, Destination destination) {
        Settings settings = Scene.settings(mode, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of()));
        RateDeck rates = RateDeck.estimates(settings.currency());
        Bank ear = new Bank() {
            @Override
            public void fact(Fact fact) {
                facts.add(fact);
            }
        };
        River river = new River(
                Map.of(),
                Scorer.standard(Surroundings.of(settings, rates)),
                new Decider(settings, rates),
                (verdicts, nowNanos) -> List.of(),
                ear,
                River.Ends.REAL);
        Call call = calls.call("1005", destination);
        river.on(new CallAttempted(Scene.START, call, false));
        river.on(new CallEnded(Scene.START + Scene.SECOND, call, 0, REJECTED, false));
        return ((CallEnded) facts.get(facts.size() - 1)).cause();
    }
}
