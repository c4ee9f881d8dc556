package io.ringfence.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ringfence.drill.Rota;

/** When the drills on one PBX were held and passed. */
public final class DrillMetrics implements MeterBinder {
    private final Rota rota;
    private final String pbx;

    /** Of the drills that {@code rota} holds on {@code pbx}. */
    public DrillMetrics(Rota rota, String pbx) {
        this.rota = rota;
        this.pbx = pbx;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ringfence.drill.last.success.timestamp.seconds", rota, drills -> drills.passedSeconds(pbx))
                .description("When a drill last passed, since 1970; 0 for never")
                .tag("pbx", pbx)
                .register(registry);
        Gauge.builder("ringfence.drill.last.timestamp.seconds", rota, drills -> drills.heldSeconds(pbx))
                .description("When the last drill was, since 1970; 0 for never")
                .tag("pbx", pbx)
                .register(registry);
        Gauge.builder("ringfence.drill.scheduled", rota, drills -> drills.scheduled() ? 1 : 0)
                .description("1 when a drill is held every week")
                .tag("pbx", pbx)
                .register(registry);
    }
}
