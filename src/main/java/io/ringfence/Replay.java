package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.act.VerdictLine;
import io.ringfence.ami.Capture;
import io.ringfence.ami.Event;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import io.ringfence.store.Store;
import io.ringfence.time.Clock;
import io.ringfence.track.Tracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs recordings through the river as if each verdict had been carried out. Starts from nothing and leaves nothing, unless it is
 * given a store, from which it goes on and in which it leaves what it learnt; time is the recording's own, so the same
 * recording gives the same verdicts.
 */
final class Replay {
    private static final String UNNAMED = "pbx";
    private static final Actor NOBODY = (verdicts, nowNanos) -> List.of();

    private final Settings settings;
    private final DialPlan plan;

    Replay(Settings settings, DialPlan plan) {
        this.settings = settings;
        this.plan = plan;
    }

    /**
     * Replays {@code paths}, files or folders of {@code .ami} files, in their order.
     *
     * @param verdicts gets a line for each verdict
     * @param file the store; {@link Settings#NO_FILE} for none
     */
    ReplaySummary run(List<Path> paths, Writer verdicts, Path file) throws IOException {
        if (file.equals(Settings.NO_FILE)) {
            return run(paths, verdicts, (decider, scorer, rates) -> NOBODY);
        }
        try (Store store = Store.open(file, Clock.system())) {
            List<Keeper> keepers = new ArrayList<>();
            ReplaySummary summary = run(paths, verdicts, (decider, scorer, rates) -> {
                Keeper keeper = new Keeper(store, settings, Clock.system(), decider, scorer, rates, NOBODY, false);
                Restart.from(store, settings, decider, scorer, 0);
                keepers.add(keeper);
                return keeper;
            });
            keepers.forEach(keeper -> keeper.finish(Clock.system().epochNanos()));
            return summary;
        }
    }

    /** Who carries verdicts out, which in a replay is nobody, or somebody who writes them down. */
    private interface Witness {
        Actor over(Decider decider, Scorer scorer, RateDeck rates);
    }

    private ReplaySummary run(List<Path> paths, Writer verdicts, Witness witness) throws IOException {
        String pbx = settings.pbx().size() == 1 ? settings.pbx().get(0).name() : UNNAMED;
        ReplaySummary summary = new ReplaySummary();
        Bank bank = Bank.all(List.of(summary, new Lines(verdicts)));
        Tracker tracker = new Tracker(pbx, plan, settings.trunks());
        RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
        Scorer scorer = Scorer.standard(Surroundings.of(settings, rates));
        Decider decider = new Decider(settings);
        River river = new River(
                Map.of(pbx, tracker), scorer, decider, witness.over(decider, scorer, rates), bank, new VirtualEnds());
        for (Path file : captures(paths)) {
            try (Capture capture = Capture.open(pbx, file)) {
                for (Event event = capture.next(); event != Event.NOTHING; event = capture.next()) {
                    river.tick(event.stamp().atNanos());
                    river.on(event);
                }
                summary.read(capture.counts());
            }
        }
        return summary;
    }

    private static List<Path> captures(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(file -> file.toString().endsWith(".ami")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** Writes verdicts as they come. */
    private static final class Lines implements Bank {
        private final Writer out;

        Lines(Writer out) {
            this.out = out;
        }

        @Override
        public void verdict(Verdict verdict) {
            try {
                out.write(VerdictLine.of(verdict));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
