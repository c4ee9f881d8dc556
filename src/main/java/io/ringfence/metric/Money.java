package io.ringfence.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.decide.Exposure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The money in calls that stood out, in units of the configured currency. Updated by one thread, read by any. */
final class Money {
    private static final int MOST_CALLS = 65_536;
    private static final double MICROS = 1e6;

    private record Attempt(String pbx, long number) {}

    private record Key(String pbx, boolean estimate) {}

    /** What each call that stood out puts at risk: nothing once it was ended. */
    private final Map<Attempt, Long> risks = new LinkedHashMap<>();

    private final Map<Key, Counter> leaked = new HashMap<>();
    private final Map<Key, Counter> saved = new HashMap<>();
    private final AtomicLong atRisk = new AtomicLong();

    Money(MeterRegistry registry, List<String> pbxs) {
        for (String pbx : pbxs) {
            for (boolean estimate : new boolean[] {false, true}) {
                Key key = new Key(pbx, estimate);
                leaked.put(
                        key,
                        counter(
                                registry,
                                "ringfence.money.leaked",
                                "What ended calls had cost until their verdict",
                                key));
                saved.put(
                        key,
                        counter(
                                registry,
                                "ringfence.money.saved",
                                "What twenty more minutes of each ended call would have cost",
                                key));
            }
        }
        Gauge.builder("ringfence.money.at.risk", atRisk, sum -> sum.get() / MICROS)
                .description("What twenty more minutes of the calls up that stood out and were not ended would cost")
                .strongReference(true)
                .register(registry);
    }

    /** A call stood out; {@code ended} when it is to be ended for it. */
    void judged(String pbx, long attempt, boolean ended, Exposure exposure) {
        Attempt call = new Attempt(pbx, attempt);
        Long before = risks.get(call);
        if (before != null && before == 0) {
            return;
        }
        put(call, ended ? 0 : exposure.riskMicros());
        if (ended) {
            Key key = new Key(pbx, exposure.estimate());
            leaked.getOrDefault(key, PbxMetrics.NOWHERE).increment(exposure.leakedMicros() / MICROS);
            saved.getOrDefault(key, PbxMetrics.NOWHERE).increment(exposure.riskMicros() / MICROS);
        }
    }

    /** A call is over. */
    void over(String pbx, long attempt) {
        Long risk = risks.remove(new Attempt(pbx, attempt));
        if (risk != null) {
            atRisk.addAndGet(-risk);
        }
    }

    private void put(Attempt call, long risk) {
        over(call.pbx(), call.number());
        risks.put(call, risk);
        atRisk.addAndGet(risk);
        if (risks.size() > MOST_CALLS) {
            Attempt oldest = risks.keySet().iterator().next();
            over(oldest.pbx(), oldest.number());
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description, Key key) {
        return Counter.builder(name)
                .description(description)
                .tags("pbx", key.pbx(), "estimate", String.valueOf(key.estimate()))
                .register(registry);
    }
}
