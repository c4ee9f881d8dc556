package io.ringfence.act.notify;

import io.ringfence.config.notify.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of notices, since the start. Safe for any thread. */
public final class Counts {
    /** The fixed set behind the metric's label. */
    public enum Outcome {
        /** A receiver took it. */
        SENT,
        /** It was tried in vain and will be tried again. */
        FAILED,
        /** The receiver would not have it. */
        REFUSED,
        /** Too many waited. */
        SHED,
        /** Somebody acted on it before a receiver was to hear of it. */
        HEEDED;

        /** Lower case, as in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Kind, Map<Outcome, LongAdder>> counts = new EnumMap<>(Kind.class);

    Counts() {
        for (Kind kind : Kind.values()) {
            Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(outcome, new LongAdder());
            }
            counts.put(kind, outcomes);
        }
    }

    void add(Kind kind, Outcome outcome, int count) {
        counter(kind, outcome).add(count);
    }

    /** How many. */
    public long of(Kind kind, Outcome outcome) {
        return counter(kind, outcome).sum();
    }

    private LongAdder counter(Kind kind, Outcome outcome) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(outcome, new LongAdder());
    }
}
