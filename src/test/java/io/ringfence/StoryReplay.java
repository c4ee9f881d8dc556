package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import io.ringfence.track.Tracker;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A stream through the river as {@link Replay} runs a file, each verdict handed on as it is reached. */
public final class StoryReplay {
    private static final String PBX = "office";
    private static final Actor NOBODY = (verdicts, nowNanos) -> List.of();

    private StoryReplay() {}

    /** Judges all of {@code session}. */
    public static void run(Settings settings, InputStream session, Consumer<Verdict> verdicts) throws IOException {
        RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
        DialPlan plan = DialPlan.of(
                settings.country(),
                settings.dialplan().outsideLine(),
                settings.dialplan().international(),
                settings.emergency());
        Bank bank = new Bank() {
            @Override
            public void verdict(Verdict verdict) {
                verdicts.accept(verdict);
            }
        };
        River river = new River(
                Map.of(PBX, new Tracker(PBX, plan, settings.trunks())),
                Scorer.standard(Surroundings.of(settings, rates)),
                new Decider(settings, rates),
                NOBODY,
                bank,
                new VirtualEnds());
        try (Capture capture = Capture.of(PBX, session)) {
            for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                river.tick(event.stamp().atNanos());
                river.on(event);
            }
        }
    }
}
