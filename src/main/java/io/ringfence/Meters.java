package io.ringfence;

import io.ringfence.act.Outcome;
import io.ringfence.ami.Feed;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.metric.Metrics;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.score.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what passes. */
final class Meters implements Bank, AutoCloseable {
    private final Metrics metrics;
    private final AtomicLong failedHangups = new AtomicLong();

    Meters(Settings settings) {
        metrics = new Metrics(new Metrics.Labels(
                settings.pbx().stream().map(Settings.PbxSettings::name).toList(),
                Scorer.ENGINES,
                Arrays.stream(Severity.values()).map(Meters::label).toList(),
                Arrays.stream(Action.values()).map(Action::label).toList(),
                Arrays.stream(Outcome.Result.values())
                        .map(Outcome.Result::label)
                        .toList()));
    }

    /** Reads what the guard knows when Prometheus asks. */
    void watch(Guard guard) {
        for (Feed feed : guard.feeds()) {
            String pbx = feed.name();
            metrics.events(pbx, feed.counts());
            metrics.gauge(
                    "ringfence.ami.up",
                    "Whether the feed is up",
                    pbx,
                    () -> feed.status().up() ? 1 : 0);
            metrics.gauge(
                    "ringfence.ami.lag.seconds",
                    "Age of the newest event when it was read, by the PBX's clock",
                    pbx,
                    () -> feed.status().lagNanos() / 1e9);
            metrics.gauge(
                    "ringfence.self.test.degraded",
                    "Whether the self-test found something missing",
                    pbx,
                    () -> feed.status().healthy() ? 0 : 1);
            metrics.gauge("ringfence.calls.active", "Attempts to reach numbers outside", pbx, () -> guard.active(pbx));
        }
        metrics.gauge(
                "ringfence.queue.events",
                "Events read and not yet judged",
                () -> guard.pipeline().waiting());
        metrics.count(
                "ringfence.dropped.events",
                "Events shed because the queue was full",
                () -> guard.pipeline().dropped());
        metrics.count(
                "ringfence.failures",
                "Events whose handling failed by a defect",
                () -> guard.pipeline().failures());
    }

    void decided(long nanos) {
        metrics.decided(nanos);
    }

    String scrape() {
        return metrics.scrape();
    }

    /** Calls that could not be ended since the start. */
    long failedHangups() {
        return failedHangups.get();
    }

    @Override
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            metrics.attempted(attempted.pbx(), attempted.call().destination().type());
        } else if (fact instanceof InjectionAttempted) {
            metrics.injected(fact.pbx());
        }
    }

    @Override
    public void finding(Fact fact, Finding finding) {
        metrics.found(finding.engine(), label(finding.severity()));
    }

    @Override
    public void verdict(Verdict verdict) {
        metrics.judged(
                verdict instanceof Verdict.OnCall onCall ? onCall.action().label() : Action.ALERT.label());
    }

    @Override
    public void outcome(Outcome outcome) {
        metrics.hungUp(outcome.result().label());
        if (outcome.result() == Outcome.Result.FAILED) {
            failedHangups.incrementAndGet();
        }
    }

    @Override
    public void close() {
        metrics.close();
    }

    private static String label(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
