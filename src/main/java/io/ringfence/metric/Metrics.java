package io.ringfence.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ringfence.number.DestinationClass;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * What Prometheus reads. Every label comes from a fixed set and every counter exists from the start, so that a rate over it
 * and an alert on it work before the first event. No number, address or extension is ever a label.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Map<DestinationClass, Counter>> attempts = new HashMap<>();
    private final Map<String, Counter> injections = new HashMap<>();
    private final Map<String, Map<String, Counter>> findings = new HashMap<>();
    private final Map<String, Counter> verdicts = new HashMap<>();
    private final Map<String, Counter> hangups = new HashMap<>();
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Timer decision;

    /** The fixed sets of label values. */
    public record Labels(
            Collection<String> pbxs,
            Collection<String> engines,
            Collection<String> severities,
            Collection<String> actions,
            Collection<String> outcomes) {}

    /** Registers every counter at 0. */
    public Metrics(Labels labels) {
        for (String pbx : labels.pbxs()) {
            Map<DestinationClass, Counter> byClass = new EnumMap<>(DestinationClass.class);
            for (DestinationClass type : DestinationClass.values()) {
                byClass.put(
                        type,
                        Counter.builder("ringfence.call.attempts")
                                .description("Calls attempted, by class of destination")
                                .tags("pbx", pbx, "class", type.label())
                                .register(registry));
            }
            attempts.put(pbx, byClass);
            injections.put(
                    pbx,
                    Counter.builder("ringfence.injections")
                            .description("AMI messages that held forged text")
                            .tag("pbx", pbx)
                            .register(registry));
        }
        for (String engine : labels.engines()) {
            Map<String, Counter> bySeverity = new HashMap<>();
            for (String severity : labels.severities()) {
                bySeverity.put(
                        severity,
                        Counter.builder("ringfence.findings")
                                .description("Findings of the engines")
                                .tags("engine", engine, "severity", severity)
                                .register(registry));
            }
            findings.put(engine, bySeverity);
        }
        labels.actions()
                .forEach(action -> verdicts.put(action, counter("ringfence.verdicts", "Verdicts", "action", action)));
        labels.outcomes()
                .forEach(outcome -> hangups.put(
                        outcome,
                        counter("ringfence.hangups", "What became of calls to be hung up", "outcome", outcome)));
        decision = Timer.builder("ringfence.decision")
                .description("From an event's last byte read to its hangup written")
                .serviceLevelObjectives(
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(250_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofNanos(2_500_000),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** A call was attempted. */
    public void attempted(String pbx, DestinationClass type) {
        Map<DestinationClass, Counter> byClass = attempts.get(pbx);
        if (byClass != null) {
            increment(byClass.get(type));
        }
    }

    /** Forged text was met. */
    public void injected(String pbx) {
        increment(injections.get(pbx));
    }

    /** An engine found something. */
    public void found(String engine, String severity) {
        Map<String, Counter> bySeverity = findings.get(engine);
        if (bySeverity != null) {
            increment(bySeverity.get(severity));
        }
    }

    /** A verdict was reached. */
    public void judged(String action) {
        increment(verdicts.get(action));
    }

    /** Something became of a call to be hung up. */
    public void hungUp(String outcome) {
        increment(hangups.get(outcome));
    }

    /** A hangup was written so long after its event was read. */
    public void decided(long nanos) {
        decision.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts messages of one PBX by type, as its feed does. */
    public void events(String pbx, Map<String, LongAdder> counts) {
        counts.forEach((event, count) -> FunctionCounter.builder("ringfence.ami.events", count, LongAdder::sum)
                .description("AMI messages read, by type")
                .tags("pbx", pbx, "event", event)
                .register(registry));
    }

    /** A value of one PBX, read when Prometheus asks. */
    public void gauge(String name, String description, String pbx, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tag("pbx", pbx)
                .strongReference(true)
                .register(registry);
    }

    /** A count kept elsewhere. */
    public void count(String name, String description, DoubleSupplier value) {
        FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .register(registry);
    }

    /** A value of Ringfence's own, read when Prometheus asks. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** The page, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private Counter counter(String name, String description, String label, String value) {
        return Counter.builder(name).description(description).tag(label, value).register(registry);
    }

    private static void increment(@org.jspecify.annotations.Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
