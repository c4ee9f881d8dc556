package io.ringfence.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringfence.number.DestinationClass;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The counters of one PBX. */
final class PbxMetrics {
    /** Counts for nobody to see. */
    static final Counter NOWHERE = Counter.builder("nowhere").register(new SimpleMeterRegistry());

    /** Stands for a PBX that is not configured. */
    static final PbxMetrics NONE = new PbxMetrics(new SimpleMeterRegistry(), "");

    private final Map<DestinationClass, Counter> attempts = new EnumMap<>(DestinationClass.class);
    private final Counter injections;
    private final Counter dropped;
    private final Counter heldBack;

    PbxMetrics(MeterRegistry registry, String pbx) {
        for (DestinationClass type : DestinationClass.values()) {
            attempts.put(
                    type,
                    Counter.builder("ringfence.call.attempts")
                            .description("Calls attempted by class of destination")
                            .tags("pbx", pbx, "class", type.label())
                            .register(registry));
        }
        injections = Counter.builder("ringfence.injections")
                .description("AMI messages that held forged text")
                .tag("pbx", pbx)
                .register(registry);
        heldBack = Counter.builder("ringfence.held.back")
                .description("Verdicts milder than deserved because a budget was spent")
                .tag("pbx", pbx)
                .register(registry);
        dropped = Counter.builder("ringfence.dropped.events")
                .description("Events shed because the queue was full")
                .tag("pbx", pbx)
                .register(registry);
    }

    void attempted(DestinationClass type) {
        attempts.getOrDefault(type, NOWHERE).increment();
    }

    void injected() {
        injections.increment();
    }

    void dropped(long events) {
        dropped.increment((double) events);
    }

    void heldBack() {
        heldBack.increment();
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
