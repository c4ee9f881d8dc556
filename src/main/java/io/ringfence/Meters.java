package io.ringfence;

import io.ringfence.act.Outcome;
import io.ringfence.act.ban.Counts;
import io.ringfence.ami.Feed;
import io.ringfence.config.Settings;
import io.ringfence.decide.Action;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.metric.DrillMetrics;
import io.ringfence.metric.Metrics;
import io.ringfence.metric.Notifications;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** Counts what passes. */
final class Meters implements Bank, AutoCloseable {
    private final Metrics metrics;
    private final AtomicLong failedHangups = new AtomicLong();
    private volatile BooleanSupplier enforcing;

    Meters(Settings settings) {
        enforcing = () -> settings.mode() == Settings.Mode.ENFORCE;
        String version = Meters.class.getPackage().getImplementationVersion();
        metrics = new Metrics(
                version == null ? "source" : version,
                () -> enforcing.getAsBoolean() ? 1 : 0,
                Scorer.ENGINES,
                settings.pbx().stream().map(Settings.PbxSettings::name).toList());
    }

    /** Reads what the guard knows when Prometheus asks. */
    void watch(Guard guard) {
        enforcing = guard::enforcing;
        for (Feed feed : guard.feeds()) {
            String pbx = feed.name();
            metrics.watchFeed(pbx, feed.counts(), feed::status);
            metrics.watchCalls(pbx, () -> guard.active(pbx));
            metrics.watchBlindness(pbx, feed::blindNanos);
            metrics.watchFences(pbx, () -> guard.fenced(pbx));
            guard.pipeline().onDropped(metrics::dropped);
        }
        metrics.watchQueue(() -> guard.pipeline().waiting());
        metrics.watchFailures(() -> guard.pipeline().failures());
        Store store = guard.store();
        metrics.watchStore(
                () -> store.condition().well() ? 1 : 0,
                () -> store.condition().waiting(),
                () -> store.condition().lost(),
                () -> store.condition().late());
        metrics.watch(new Notifications(guard.outbox()));
        guard.feeds().forEach(feed -> metrics.watch(new DrillMetrics(guard.rota(), feed.name())));
        Counts bans = guard.bans();
        Map<String, DoubleSupplier> outcomes = new LinkedHashMap<>();
        for (Counts.Outcome outcome : Counts.Outcome.values()) {
            outcomes.put(outcome.label(), () -> bans.of(outcome));
        }
        metrics.watchBans(
                () -> bans.standing(false),
                () -> bans.standing(true),
                outcomes,
                () -> guard.perimeter().isEmpty() ? 1 : 0);
    }

    void decided(long nanos) {
        metrics.decided(nanos);
    }

    String scrape() {
        return metrics.scrape();
    }

    /** What is wrong besides the connections, in words. */
    List<String> troubles(Guard guard) {
        List<String> troubles = new ArrayList<>();
        if (failedHangups() > 0) {
            troubles.add(failedHangups() + " calls could not be ended; see the log");
        }
        if (guard.pipeline().dropped() > 0) {
            troubles.add(guard.pipeline().dropped() + " events were shed because the queue was full");
        }
        if (guard.pipeline().failures() > 0) {
            troubles.add(guard.pipeline().failures() + " events could not be handled; see the log");
        }
        if (!guard.perimeter().isEmpty()) {
            troubles.add("bans: not everybody is kept out who should be: " + guard.perimeter() + "; tried again");
        }
        troubles.addAll(store(guard.store().condition()));
        troubles.addAll(guard.troubles());
        troubles.addAll(guard.outbox().troubles());
        troubles.addAll(guard.rota().troubles());
        return troubles;
    }

    private static List<String> store(Store.Condition condition) {
        List<String> troubles = new ArrayList<>();
        if (!condition.well()) {
            troubles.add("store: nothing can be kept now: " + condition.trouble() + "; calls are stopped all the same, "
                    + condition.waiting() + " entries wait");
        }
        if (condition.lost() > 0) {
            troubles.add("store: " + condition.lost() + " entries were lost");
        }
        if (!condition.setAside().isEmpty()) {
            troubles.add("store: an unusable file was set aside at the start: " + condition.setAside());
        }
        return troubles;
    }

    /** Calls that could not be ended since the start. */
    long failedHangups() {
        return failedHangups.get();
    }

    @Override
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            metrics.attempted(attempted.pbx(), attempted.call().destination().type());
        } else if (fact instanceof CallEnded ended) {
            metrics.over(ended.pbx(), ended.call().attempt());
        } else if (fact instanceof InjectionAttempted) {
            metrics.injected(fact.pbx());
        }
    }

    @Override
    public void finding(Fact fact, Finding finding) {
        metrics.found(finding.engine(), finding.severity());
    }

    @Override
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            boolean ended = onCall.enforced() && onCall.action().hangsUp();
            metrics.judged(onCall.action());
            if (onCall.heldBack()) {
                metrics.heldBack(onCall.pbx());
            }
            metrics.exposed(onCall.pbx(), onCall.call().attempt(), ended, onCall.exposure());
        } else {
            metrics.judged(verdict instanceof Verdict.OnSource onSource ? onSource.action() : Action.ALERT);
        }
    }

    @Override
    public void outcome(Outcome outcome) {
        metrics.hungUp(outcome.result());
        if (outcome.result() == Outcome.Result.FAILED) {
            failedHangups.incrementAndGet();
        }
    }

    @Override
    public void close() {
        metrics.close();
    }
}
