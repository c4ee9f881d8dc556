package io.ringfence.metric;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ringfence.act.notify.Counts;
import io.ringfence.act.notify.Outbox;
import io.ringfence.config.notify.Kind;

/** What became of notifications, and how many wait. */
public final class Notifications implements MeterBinder {
    private final Outbox outbox;

    /** Of {@code outbox}. */
    public Notifications(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            for (Counts.Outcome outcome : Counts.Outcome.values()) {
                FunctionCounter.builder(
                                "ringfence.notifications",
                                outbox,
                                box -> box.counts().of(kind, outcome))
                        .description("What became of notifications, by kind of receiver")
                        .tags("kind", kind.label(), "outcome", outcome.label())
                        .register(registry);
            }
        }
        Gauge.builder("ringfence.notifications.waiting", outbox, Outbox::waiting)
                .description("Notifications that no receiver took yet")
                .strongReference(true)
                .register(registry);
        Gauge.builder("ringfence.notifications.held", outbox, Outbox::held)
                .description("Notifications held back because it is quiet, or because somebody may still act")
                .strongReference(true)
                .register(registry);
        for (Kind kind : Kind.values()) {
            Gauge.builder("ringfence.notifications.failing.seconds", outbox, box -> box.failingSeconds(kind))
                    .description("For how long a receiver of a kind has taken nothing; 0 while all do")
                    .tags("kind", kind.label())
                    .strongReference(true)
                    .register(registry);
        }
    }
}
