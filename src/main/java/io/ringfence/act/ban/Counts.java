package io.ringfence.act.ban;

import io.ringfence.decide.ban.Bans;
import io.ringfence.decide.ban.Ruling;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of suspects and bans since the start. Read by any thread, written by the river's. */
public final class Counts {

    /** The fixed set behind the metric's label. */
    public enum Outcome {
        /** Kept out. */
        BANNED,
        /** Would be kept out, were bans carried out. */
        OBSERVED,
        /** Were kept out already. */
        STANDING,
        /** Never to be kept out. */
        PROTECTED,
        /** All evidence can be forged. */
        SPOOFABLE,
        /** Too wide a network. */
        TOO_WIDE,
        /** Above what may be banned within a minute. */
        LIMITED,
        /** Let in again before the time. */
        LIFTED;

        /** Lower case, as in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private volatile int standing4;
    private volatile int standing6;

    /** All zero. */
    public Counts() {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    void ruled(Ruling ruling) {
        add(
                ruling.result() == Ruling.Result.BANNED && !ruling.ban().enforced()
                        ? Outcome.OBSERVED
                        : Outcome.valueOf(ruling.result().name()));
    }

    /** So many bans were taken back. */
    public void lifted(int bans) {
        for (int i = 0; i < bans; i++) {
            add(Outcome.LIFTED);
        }
    }

    void stand(Bans bans, long nowNanos) {
        standing4 = bans.count(false, nowNanos);
        standing6 = bans.count(true, nowNanos);
    }

    /** How often it came to {@code outcome}. */
    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, new LongAdder()).sum();
    }

    /** Bans that stand, of a family of addresses; may be a second old. */
    public int standing(boolean v6) {
        return v6 ? standing6 : standing4;
    }

    private void add(Outcome outcome) {
        outcomes.getOrDefault(outcome, new LongAdder()).increment();
    }
}
