package io.ringfence.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ringfence.act.Outcome;
import io.ringfence.ami.Check;
import io.ringfence.ami.FeedStatus;
import io.ringfence.decide.Action;
import io.ringfence.decide.Exposure;
import io.ringfence.number.DestinationClass;
import io.ringfence.score.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What Ringfence counts of itself, for Prometheus. Every series there can ever be exists from the start with zero, so that
 * {@code rate()} sees the first increment; labels come from fixed sets and from the configuration, never from a call. What is
 * called for each fact only looks up an array or a map and adds. Safe for any thread.
 */
public final class Metrics implements AutoCloseable {
    /** Bounds of the histogram of decisions: most take microseconds, the promise is a second. */
    static final Duration[] DECISION_BOUNDS = micros(
            100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 7_500, 10_000, 20_000, 50_000, 100_000, 250_000,
            500_000, 1_000_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Map<String, PbxMetrics> pbx = new HashMap<>();
    private final Money money;
    private final Map<String, Map<Severity, Counter>> findings = new HashMap<>();
    private final Map<Action, Counter> verdicts = new EnumMap<>(Action.class);
    private final Map<Outcome.Result, Counter> hangups = new EnumMap<>(Outcome.Result.class);
    /** What function counters read: they hold it by a weak reference alone, and a collected one would vanish from the page. */
    private final List<Object> kept = new CopyOnWriteArrayList<>();

    private final Timer decision;

    /**
     * @param version of Ringfence, for {@code ringfence_build}
     * @param enforcing 1 while verdicts are carried out, else 0
     * @param engines the names of all engines
     * @param pbxNames the PBXs by their configured names
     */
    public Metrics(String version, DoubleSupplier enforcing, List<String> engines, List<String> pbxNames) {
        pbxNames.forEach(name -> pbx.put(name, new PbxMetrics(registry, name)));
        money = new Money(registry, List.copyOf(pbxNames));
        for (String engine : engines) {
            Map<Severity, Counter> bySeverity = new EnumMap<>(Severity.class);
            for (Severity severity : Severity.values()) {
                bySeverity.put(
                        severity,
                        Counter.builder("ringfence.findings")
                                .description("Findings by engine")
                                .tags("engine", engine, "severity", PbxMetrics.label(severity))
                                .register(registry));
            }
            findings.put(engine, bySeverity);
        }
        for (Action action : Action.values()) {
            verdicts.put(
                    action,
                    Counter.builder("ringfence.verdicts")
                            .description("Verdicts by what they ask for")
                            .tag("action", action.label())
                            .register(registry));
        }
        for (Outcome.Result result : Outcome.Result.values()) {
            hangups.put(
                    result,
                    Counter.builder("ringfence.hangups")
                            .description("What became of verdicts that end a call")
                            .tag("outcome", result.label())
                            .register(registry));
        }
        decision = Timer.builder("ringfence.decision")
                .description("From reading an event off the socket to writing the action it led to")
                .serviceLevelObjectives(DECISION_BOUNDS)
                .register(registry);
        Gauge.builder("ringfence.build", () -> 1)
                .description("Always 1; the label says which version runs")
                .tag("version", version)
                .register(registry);
        gauge("ringfence.enforcing", "1 when verdicts are carried out, 0 while observing", Tags.empty(), enforcing);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /**
     * Shows a feed.
     *
     * @param counts messages read by event name, from a fixed set
     */
    public void watchFeed(String pbxName, Map<String, ? extends Number> counts, Supplier<FeedStatus> status) {
        Tags tags = Tags.of("pbx", pbxName);
        kept.add(counts);
        counts.forEach((event, count) -> FunctionCounter.builder("ringfence.ami.events", count, Number::doubleValue)
                .description("AMI messages read by event; other is any event Ringfence has no use for")
                .tags(tags.and("event", event))
                .register(registry));
        gauge(
                "ringfence.ami.up",
                "1 while logged in and answering pings",
                tags,
                () -> status.get().up() ? 1 : 0);
        TimeGauge.builder("ringfence.ami.lag", () -> status.get().lagNanos(), TimeUnit.NANOSECONDS)
                .strongReference(true)
                .description("Age of the newest event when it was read, by the PBX's clock; 0 while none comes")
                .tags(tags)
                .register(registry);
        gauge(
                "ringfence.self.test.degraded",
                "Checks of the self-test that failed",
                tags,
                () -> status.get().checks().stream()
                        .filter(check -> check.level() == Check.Level.FAIL)
                        .count());
    }

    /** Shows what {@code other} counts. */
    public void watch(MeterBinder other) {
        kept.add(other);
        other.bindTo(registry);
    }

    /** Shows how many calls are up on a PBX. */
    public void watchCalls(String pbxName, DoubleSupplier active) {
        gauge("ringfence.calls.active", "Calls up", Tags.of("pbx", pbxName), active);
    }

    /** Shows how many payers of a PBX are fenced. */
    public void watchFences(String pbxName, DoubleSupplier standing) {
        gauge(
                "ringfence.fences.active",
                "Payers fenced; while observing, those that would be",
                Tags.of("pbx", pbxName),
                standing);
    }

    /** Shows how many events could not be handled because of a defect. */
    public void watchFailures(DoubleSupplier failures) {
        count("ringfence.failures", "Events whose handling failed by a defect", failures);
    }

    /** Shows how long a PBX could not be seen, in nanoseconds since the start, the present interval included. */
    public void watchBlindness(String pbxName, DoubleSupplier blindNanos) {
        kept.add(blindNanos);
        FunctionCounter.builder("ringfence.blind.seconds", blindNanos, nanos -> nanos.getAsDouble() / 1e9)
                .description("Time without sight of the PBX")
                .tag("pbx", pbxName)
                .register(registry);
    }

    /** Shows how many events wait for the pipeline. */
    public void watchQueue(DoubleSupplier waiting) {
        gauge("ringfence.queue.events", "Events waiting to be handled", Tags.empty(), waiting);
    }

    /** Shows how the store stands: whether entries reach the disk, and how many wait, were lost, or came late since the start. */
    public void watchStore(DoubleSupplier well, DoubleSupplier waiting, DoubleSupplier lost, DoubleSupplier late) {
        gauge("ringfence.store.up", "1 while decisions reach the disk", Tags.empty(), well);
        gauge("ringfence.store.waiting.entries", "Entries not on the disk yet", Tags.empty(), waiting);
        count("ringfence.store.lost.entries", "Entries given up because too many waited", lost);
        count("ringfence.store.late.intents", "Actions that did not wait for their intent any longer", late);
    }

    /** Shows bans: how many stand by family of addresses, what became of suspects, and whether the perimeter does what it should. */
    public void watchBans(
            DoubleSupplier standing4,
            DoubleSupplier standing6,
            Map<String, ? extends DoubleSupplier> outcomes,
            DoubleSupplier up) {
        gauge("ringfence.bans.active", "Bans that stand", Tags.of("family", "ipv4"), standing4);
        gauge("ringfence.bans.active", "Bans that stand", Tags.of("family", "ipv6"), standing6);
        gauge("ringfence.perimeter.up", "1 while whoever should be kept out is", Tags.empty(), up);
        kept.add(outcomes);
        outcomes.forEach(
                (outcome, count) -> FunctionCounter.builder("ringfence.bans", count, DoubleSupplier::getAsDouble)
                        .description("What became of addresses that were to be banned, and of bans")
                        .tag("outcome", outcome)
                        .register(registry));
    }

    private void count(String name, String description, DoubleSupplier value) {
        kept.add(value);
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .register(registry);
    }

    /** Events of a PBX were shed because the queue was full. */
    public void dropped(String pbxName, long events) {
        of(pbxName).dropped(events);
    }

    /** Forged AMI text was met. */
    public void injected(String pbxName) {
        of(pbxName).injected();
    }

    /** A call was attempted. */
    public void attempted(String pbxName, DestinationClass type) {
        of(pbxName).attempted(type);
    }

    /** An engine found something; an engine not named at construction is not counted. */
    public void found(String engine, Severity severity) {
        Map<Severity, Counter> counters = findings.get(engine);
        if (counters != null) {
            counters.getOrDefault(severity, PbxMetrics.NOWHERE).increment();
        }
    }

    /** A verdict was reached. */
    public void judged(Action action) {
        verdicts.getOrDefault(action, PbxMetrics.NOWHERE).increment();
    }

    /** Less was done than deserved, because a budget was spent. */
    public void heldBack(String pbxName) {
        of(pbxName).heldBack();
    }

    /** An attempt of a PBX stood out; {@code ended} when it is to be ended for it. */
    public void exposed(String pbxName, long attempt, boolean ended, Exposure exposure) {
        money.judged(pbxName, attempt, ended, exposure);
    }

    /** An attempt of a PBX is over. */
    public void over(String pbxName, long attempt) {
        money.over(pbxName, attempt);
    }

    /** Something became of a verdict that ends a call. */
    public void hungUp(Outcome.Result result) {
        hangups.getOrDefault(result, PbxMetrics.NOWHERE).increment();
    }

    /** An event led to an action so many nanoseconds after it was read. */
    public void decided(long nanos) {
        decision.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Everything in Prometheus' text format 0.0.4. */
    public String scrape() {
        return registry.scrape("text/plain; version=0.0.4; charset=utf-8");
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private void gauge(String name, String description, Tags tags, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private PbxMetrics of(String pbxName) {
        return pbx.getOrDefault(pbxName, PbxMetrics.NONE);
    }

    private static Duration[] micros(long... micros) {
        List<Duration> bounds = new ArrayList<>();
        for (long bound : micros) {
            bounds.add(Duration.ofNanos(bound * 1_000));
        }
        return bounds.toArray(Duration[]::new);
    }
}
