package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.config.Settings;
import io.ringfence.decide.Decider;
import io.ringfence.fact.Fact;
import io.ringfence.history.History;
import io.ringfence.history.PastFacts;
import io.ringfence.history.csv.Malformed;
import io.ringfence.history.log.live.Echoes;
import io.ringfence.history.log.live.LogPast;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.report.Backtest;
import io.ringfence.report.Ledger;
import io.ringfence.report.Material;
import io.ringfence.report.Terms;
import io.ringfence.score.Scorer;
import io.ringfence.score.Surroundings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs recordings and call records through the river as if each verdict had been carried out. Starts from nothing and leaves
 * nothing, unless its witness keeps a store; time is the recordings' own, so the same files give the same verdicts.
 *
 * <p>All sources are merged by time. A call that a capture shows is not taken from the call records again: the capture
 * knows it better.
 */
final class Replay {
    /** Attempts from call records are numbered from here, so that no tracker's number is theirs. */
    private static final long FIRST_ATTEMPT = 1L << 40;

    private static final int BYTES_A_MESSAGE = 512;
    private static final int SHOWN_ERRORS = 20;
    private static final int STEP_MASK = 0x3ff;

    /** Is told how far a replay is; called now and then. */
    interface Progress {
        /** Nobody asks. */
        Progress SILENT = (what, share) -> {};

        /** {@code what} is being done, of which {@code share} is done, 0 to 1. */
        void at(String what, double share);
    }

    /** Who carries verdicts out, which in a replay is nobody, or somebody who writes them down. */
    interface Witness {
        /** Nothing is left. */
        Witness NOBODY = (decider, scorer, rates) -> (verdicts, nowNanos) -> List.of();

        /** Before the first fact: takes up what was kept before, and watches from here on. */
        Actor over(Decider decider, Scorer scorer, RateDeck rates);

        /** After the last fact of a whole replay. */
        default void finish() {}
    }

    /** What came of a replay. */
    record Result(Material material, Backtest backtest) {}

    private final Settings settings;
    private final DialPlan plan;
    private final Progress progress;
    private final Witness witness;
    private volatile boolean stopped;

    Replay(Settings settings, DialPlan plan, Progress progress, Witness witness) {
        this.settings = settings;
        this.plan = plan;
        this.progress = progress;
        this.witness = witness;
    }

    /** Ends {@link #run} soon, with what it has. */
    void stop() {
        stopped = true;
    }

    /**
     * Replays {@code paths}: captures, CDR files, folders of them, packed or not.
     *
     * @param verdicts gets a line for each verdict
     */
    Result run(List<Path> paths, Writer verdicts) throws IOException {
        ReplayFiles files = ReplayFiles.in(paths);
        RateDeck rates = RateDeck.of(settings.rates(), settings.currency());
        Terms terms = new Terms(
                rates,
                settings.currency(),
                settings.timezone(),
                settings.policies().standard().thresholds());
        Ledger ledger = new Ledger(terms);
        History history = read(files);
        LogPast logs = new LogPast(ReplayTapes.pbx(settings), settings.timezone());
        for (Path file : files.logs()) {
            logs.read(file);
        }
        Ear ear = new Ear();
        Scorer scorer = Scorer.standard(Surroundings.of(settings, rates));
        Decider decider = new Decider(settings, rates);
        try (ReplayTapes tapes = ReplayTapes.open(files.captures(), settings)) {
            PastFacts past = history.facts(FIRST_ATTEMPT, files.records().isEmpty() ? id -> false : tapes.knownCalls());
            ReplayBank bank = new ReplayBank(ledger, verdicts);
            Actor actor = witness.over(decider, scorer, rates);
            River river = new River(
                    tapes.trackers(plan, settings), scorer, decider, actor, Bank.all(List.of(ear, bank)), bank);
            play(river, tapes, past, logs, ear);
            if (!stopped) {
                witness.finish();
            }
            return new Result(material(files, history, tapes, logs), ledger.close());
        }
    }

    private History read(ReplayFiles files) throws IOException {
        History history = new History(ReplayTapes.pbx(settings), settings.timezone(), plan, settings.trunks());
        int done = 0;
        for (Path file : files.records()) {
            progress.at(
                    "reading " + file.getFileName(),
                    (double) done++ / files.records().size());
            if (!stopped) {
                history.read(file);
            }
        }
        return history;
    }

    private void play(River river, ReplayTapes tapes, PastFacts past, LogPast logs, Ear ear) throws IOException {
        double all = (double) tapes.bytes() / BYTES_A_MESSAGE + past.calls() + 1;
        for (long steps = 0; !stopped; steps++) {
            if ((steps & STEP_MASK) == 0) {
                progress.at("judging", ((double) tapes.bytesRead() / BYTES_A_MESSAGE + past.begun()) / all);
            }
            long event = tapes.nextNanos();
            long fact = past.nextNanos();
            long logged = logs.nextNanos();
            long next = Math.min(Math.min(event, fact), logged);
            if (next == Long.MAX_VALUE) {
                break;
            }
            if (logged < Math.min(event, fact)) {
                Fact told = logs.next();
                river.tick(told.atNanos());
                ear.logged(told, river);
            } else if (fact <= event) {
                Fact happened = past.next();
                river.tick(happened.atNanos());
                river.on(happened);
            } else {
                river.tick(event);
                river.on(tapes.next());
            }
        }
        progress.at("judged", 1);
    }

    /** Hears what captures tell, so that logs do not tell it again. */
    private static final class Ear implements Bank {
        private final Echoes echoes = new Echoes();
        private boolean shut;

        @Override
        public void fact(Fact fact) {
            if (!shut) {
                echoes.heard(fact);
            }
        }

        void logged(Fact told, River river) {
            if (!echoes.echo(told, told.atNanos())) {
                shut = true;
                river.on(told);
                shut = false;
            }
        }
    }

    private Material material(ReplayFiles files, History history, ReplayTapes tapes, LogPast logs) {
        List<String> sources = new ArrayList<>(tapes.sources());
        sources.addAll(logs.sources());
        long rows = 0;
        for (History.Source source : history.sources()) {
            rows += source.rows();
            String zone = source.zone().equals(settings.timezone())
                    ? ""
                    : ", its times are in " + source.zone() + " as its uniqueids show";
            sources.add(source.file() + ": " + source.rows() + " rows, " + source.format() + zone);
        }
        return new Material(
                tapes.messages(),
                rows,
                sources,
                history.malformedRows(),
                history.malformed().stream()
                        .limit(SHOWN_ERRORS)
                        .map(Malformed::toString)
                        .toList(),
                files.others(),
                history.sources().isEmpty() ? List.of() : history.trunks(),
                stopped);
    }
}
