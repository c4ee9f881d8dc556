package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.ami.Event;
import io.ringfence.ami.Stamp;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Scene;
import io.ringfence.decide.Verdict;
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
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RiverTest {
    private static final int REJECTED = 21;
    private static final Settings.DenySettings NO_ONE = new Settings.DenySettings(List.of(), List.of());

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

    @Test
    void onlyWhatAnEventLedToIsMeasuredFromItsReading() {
        List<OptionalLong> read = new ArrayList<>();
        AtomicReference<River> itself = new AtomicReference<>();
        Bank watch = new Bank() {
            @Override
            public void event(Event event) {
                read.add(itself.get().readNanos());
                if (event.stamp().readNanos() == 8) {
                    throw new IllegalStateException("a defect of ours");
                }
            }
        };
        Actor actor = new Actor() {
            @Override
            public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
                return List.of();
            }

            @Override
            public List<Outcome> tick(long nowNanos) {
                read.add(itself.get().readNanos());
                return List.of();
            }
        };
        River river = river(Scene.settings(Settings.Mode.ENFORCE, Scene.anyone(), NO_ONE), actor, watch);
        itself.set(river);
        river.on(new Event.Connected(new Stamp("pbx", Scene.START, 7)));
        river.tick(Scene.START);
        assertThatThrownBy(() -> river.on(new Event.Connected(new Stamp("pbx", Scene.START, 8))))
                .hasMessage("a defect of ours");
        river.tick(Scene.START);

        assertThat(read)
                .containsExactly(OptionalLong.of(7), OptionalLong.empty(), OptionalLong.of(8), OptionalLong.empty());
    }

    private static River river(Settings settings, Actor actor, Bank bank) {
        RateDeck rates = RateDeck.estimates(settings.currency());
        return new River(
                Map.of(),
                Scorer.standard(Surroundings.of(settings, rates)),
                new Decider(settings, rates),
                actor,
                bank,
                River.Ends.REAL);
    }

    private int causeOfAnEnd(Settings.Mode mode, Destination destination) {
        Settings settings = Scene.settings(mode, Scene.anyone(), new Settings.DenySettings(List.of("SO"), List.of()));
        Bank ear = new Bank() {
            @Override
            public void fact(Fact fact) {
                facts.add(fact);
            }
        };
        River river = river(settings, (verdicts, nowNanos) -> List.of(), ear);
        Call call = calls.call("1005", destination);
        river.on(new CallAttempted(Scene.START, call, false));
        river.on(new CallEnded(Scene.START + Scene.SECOND, call, 0, REJECTED, false));
        return ((CallEnded) facts.get(facts.size() - 1)).cause();
    }
}
