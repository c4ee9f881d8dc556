package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import java.util.List;
import java.util.Optional;

/** A replay that goes on from a store and leaves in it what it learnt, so that a service resumes from there. */
final class KeptReplay implements Replay.Witness {
    private static final Actor NOBODY = (verdicts, nowNanos) -> List.of();

    private final Store store;
    private final Settings settings;
    private final Clock clock;
    private Optional<Keeper> keeper = Optional.empty();

    KeptReplay(Store store, Settings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Actor over(Decider decider, Scorer scorer, RateDeck rates) {
        Keeper kept = new Keeper(store, settings, clock, decider, scorer, rates, NOBODY, false);
        Restart.from(store, settings, decider, scorer, 0);
        keeper = Optional.of(kept);
        return kept;
    }

    @Override
    public void finish() {
        keeper.ifPresent(kept -> kept.finish(clock.epochNanos()));
    }
}
