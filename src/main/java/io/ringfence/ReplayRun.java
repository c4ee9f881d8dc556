package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.cli.ProgressLine;
import io.ringfence.cli.ReplayCommand;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.keep.Keeper;
import io.ringfence.keep.Restart;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.report.JsonReport;
import io.ringfence.report.MarkdownReport;
import io.ringfence.report.TextReport;
import io.ringfence.score.Scorer;
import io.ringfence.store.Store;
import io.ringfence.store.UnusableStore;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code ringfence replay}: shows how far it is, writes the verdicts and the reports. Ctrl-C ends it early: what was replayed
 * until then is reported, and no file ends in the middle of a line.
 */
final class ReplayRun {
    private static final long FAREWELL_SECONDS = 10;

    private final Settings settings;
    private final DialPlan plan;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream progress;

    /** Reports on {@code out}; {@code progress} is the terminal of whoever waits. */
    ReplayRun(Settings settings, DialPlan plan, Clock clock, PrintStream out, PrintStream progress) {
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
        this.out = out;
        this.progress = progress;
    }

    int run(ReplayCommand.Request request, boolean terminal) throws IOException, UnusableStore {
        if (request.store().equals(Settings.NO_FILE)) {
            return run(request, terminal, Replay.Witness.NOBODY);
        }
        try (Store store = Store.open(request.store(), clock)) {
            return run(request, terminal, new Kept(store, settings, clock));
        }
    }

    private int run(ReplayCommand.Request request, boolean terminal, Replay.Witness witness) throws IOException {
        CountDownLatch reported = new CountDownLatch(1);
        try (ProgressLine line = new ProgressLine(progress, terminal, clock::monotonicNanos);
                Writer verdicts = writer(request.verdicts())) {
            Replay replay = new Replay(settings, plan, request.quiet() ? Replay.Progress.SILENT : line::at, witness);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> farewell(replay, reported), "farewell"));
            Replay.Result result = replay.run(request.recordings(), verdicts);
            line.clear();
            TextReport.of(result.material(), result.backtest()).forEach(out::println);
            out.flush();
            verdicts.flush();
            write(request.json(), JsonReport.of(result.material(), result.backtest()));
            write(request.markdown(), MarkdownReport.of(result.material(), result.backtest()));
        } finally {
            reported.countDown();
        }
        return 0;
    }

    private static void farewell(Replay replay, CountDownLatch reported) {
        replay.stop();
        try {
            reported.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Writer writer(Path file) throws IOException {
        return file.equals(Settings.NO_FILE) ? Writer.nullWriter() : Files.newBufferedWriter(file);
    }

    private static void write(Path file, String text) throws IOException {
        if (!file.equals(Settings.NO_FILE)) {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8)); // whatever strangers wrote
        }
    }

    /** A replay that goes on from a store and leaves in it what it learnt, so that a service resumes from there. */
    private static final class Kept implements Replay.Witness {
        private static final Actor NOBODY = (verdicts, nowNanos) -> List.of();

        private final Store store;
        private final Settings settings;
        private final Clock clock;
        private Optional<Keeper> keeper = Optional.empty();

        Kept(Store store, Settings settings, Clock clock) {
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
}
