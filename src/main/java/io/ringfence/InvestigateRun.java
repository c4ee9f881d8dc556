package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.cli.InvestigateCommand;
import io.ringfence.cli.ProgressLine;
import io.ringfence.config.InvalidSettings;
import io.ringfence.config.Purpose;
import io.ringfence.config.Settings;
import io.ringfence.config.SettingsReader;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.investigate.Investigation;
import io.ringfence.investigate.tell.Inquest;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import io.ringfence.number.RateDeck;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ringfence investigate}: the case of logs and call records, and what the engines say of the calls. */
final class InvestigateRun {
    private static final long NANOS = 1_000_000_000L;
    private static final String ANYWHERE = "US";
    private static final String FENCE = "Fence";

    private final Clock clock;

    /** Shows how far it is by {@code clock}. */
    InvestigateRun(Clock clock) {
        this.clock = clock;
    }

    /** Prints the report; {@code plan} is that of the settings, or a guess where there are none. */
    int run(InvestigateCommand.Request request, DialPlan plan, boolean terminal) throws IOException, InvalidSettings {
        boolean told = !request.config().equals(Settings.NO_FILE);
        Settings settings = told ? App.read(request.config(), Purpose.OFFLINE).settings() : unsaid();
        DialPlan dialled = told ? plan : lenient(plan);
        Investigation.Terms terms =
                told ? Investigation.Terms.of(settings, dialled) : Investigation.Terms.usual(dialled);
        Inquest inquest =
                new Inquest(request.json(), request.events(), request.html(), request.markdown(), request.evidence());
        PrintStream terminalLine = System.err;
        try (ProgressLine line = new ProgressLine(terminalLine, terminal, clock::monotonicNanos)) {
            Investigation.Progress shown = request.quiet() ? (what, share) -> {} : line::at;
            Instant now = Instant.ofEpochSecond(clock.epochNanos() / NANOS);
            Investigation investigation =
                    new Investigation(terms, judge(settings.in(Settings.Mode.ENFORCE), dialled), shown);
            String report = inquest.hold(investigation, request.paths(), now);
            line.clear();
            System.out.print(report);
            System.out.flush();
        }
        return 0;
    }

    /** Replays the records; the strongest reason of each call that would have been ended. */
    static Investigation.Judge judge(Settings settings, DialPlan plan) {
        return records -> {
            Ends ends = new Ends();
            new Replay(settings, plan, Replay.Progress.SILENT, ends).run(records, Writer.nullWriter());
            return ends.why;
        };
    }

    private static Settings unsaid() throws InvalidSettings {
        String here = Locale.getDefault().getCountry();
        String text = "country: " + (here.isEmpty() ? ANYWHERE : here) + "\ncurrency: USD\n";
        return new SettingsReader(Map.of())
                .read("no settings", Path.of(""), text.getBytes(StandardCharsets.UTF_8), Purpose.OFFLINE)
                .settings();
    }

    /** Where nobody said the country, a number it does not have is that of another, and nothing to blame anybody for. */
    static DialPlan lenient(DialPlan plan) {
        return new DialPlan() {
            @Override
            public Destination destination(String dialled) {
                Destination found = plan.destination(dialled);
                boolean unknown =
                        found.type() == DestinationClass.UNALLOCATED && (found.nationalFormat() || !found.hasNumber());
                return unknown
                        ? new Destination(DestinationClass.NATIONAL, found.country(), found.e164(), true)
                        : found;
            }

            @Override
            public List<String> explain(String dialled) {
                return plan.explain(dialled);
            }
        };
    }

    /** Writes down what a replay ends. */
    private static final class Ends implements Replay.Witness {
        private final Map<String, String> why = new HashMap<>();

        @Override
        public Actor over(Decider decider, Scorer scorer, RateDeck rates) {
            return (verdicts, nowNanos) -> {
                verdicts.forEach(this::take);
                return List.of();
            };
        }

        private void take(Verdict verdict) {
            if (verdict instanceof Verdict.OnCall call
                    && call.enforced()
                    && call.action().hangsUp()) {
                String reason = call.findings().stream()
                        .filter(finding -> !finding.engine().equals(FENCE))
                        .map(Finding::why)
                        .findFirst()
                        .orElse(Investigation.Judge.FENCED);
                why.putIfAbsent(Investigation.Judge.key(call.call()), reason.isEmpty() ? "suspect" : reason);
            }
        }
    }
}
