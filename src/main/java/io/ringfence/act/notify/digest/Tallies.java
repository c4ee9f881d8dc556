package io.ringfence.act.notify.digest;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.store.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Counts by the quarter of an hour what nothing else keeps. Handed over once a minute, so that a crash loses the counts of a minute. For the thread that
 * owns the river; bounded by the PBXs.
 */
public final class Tallies {
    /** Calls to numbers that cost. */
    public static final String CALLS = "calls";

    /** Those of them that were answered. */
    public static final String ANSWERED = "answered";

    /** Money that calls had cost when they were ended, in millionths. */
    public static final String LEAKED = "leaked";

    /** What the next twenty minutes of calls that were ended would have cost, in millionths. */
    public static final String SAVED = "saved";

    /** What the next twenty minutes of calls that would have been ended could cost, in millionths. */
    public static final String AT_RISK = "at-risk";

    private static final long PIECE_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final long GATHER_NANOS = TimeUnit.MINUTES.toNanos(1);

    private record Cell(String pbx, String what, long since) {}

    private final Consumer<Entry> taker;
    private final Map<Cell, Long> counted = new HashMap<>();
    private long emptied;

    /** Hands over to {@code taker}. */
    public Tallies(Consumer<Entry> taker) {
        this.taker = taker;
    }

    /** Takes note of a fact. */
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted
                && !attempted.alreadyUp()
                && attempted.call().destination().type().costs()) {
            add(fact.pbx(), CALLS, fact.atNanos(), 1);
        } else if (fact instanceof CallAnswered answered
                && answered.call().destination().type().costs()) {
            add(fact.pbx(), ANSWERED, fact.atNanos(), 1);
        }
    }

    /** Takes note of a verdict. */
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall call && call.action().hangsUp()) {
            String what = call.enforced() ? SAVED : AT_RISK;
            add(call.pbx(), what, call.atNanos(), call.exposure().riskMicros());
            add(call.pbx(), LEAKED, call.atNanos(), call.exposure().leakedMicros());
        }
    }

    /** Hands over what was counted, once a minute. */
    public void tick(long nowNanos) {
        if (nowNanos - emptied >= GATHER_NANOS) {
            emptied = nowNanos;
            empty();
        }
    }

    /** Hands over what was counted. */
    public void empty() {
        counted.forEach((cell, amount) -> taker.accept(new Entry.Tally(cell.pbx(), cell.what(), cell.since(), amount)));
        counted.clear();
    }

    private void add(String pbx, String what, long atNanos, long amount) {
        if (amount > 0) {
            counted.merge(new Cell(pbx, what, piece(atNanos)), amount, Long::sum);
        }
    }

    /** When the quarter of an hour of an instant began. */
    static long piece(long atNanos) {
        return atNanos - Math.floorMod(atNanos, PIECE_NANOS);
    }
}
