package io.ringfence.history;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;

/** One attempt to reach a number, put together from all the rows that tell of it. Times are nanoseconds since 1970. */
final class PastCall {
    /** A trunk that fails is followed by the next one within this time. */
    private static final long FAILOVER_NANOS = 2_000_000_000L;

    private final Dialled dialled;
    private final Attribution.Origin origin;
    private final String uniqueid;
    private final String caller;
    private final long startNanos;
    private final String trunk;
    private long answerNanos;
    private long endNanos;
    private String lastTrunk;
    private int cause;

    /** The attempt whose first row is {@code row}. */
    PastCall(Row row, Dialled dialled, Attribution.Origin origin, String trunk) {
        this.dialled = dialled;
        this.origin = origin;
        this.uniqueid = row.uniqueid();
        this.caller = row.src();
        this.startNanos = row.startNanos();
        this.trunk = trunk;
        this.lastTrunk = trunk;
        this.answerNanos = row.answerNanos();
        this.endNanos = row.endNanos();
        this.cause = row.cause();
    }

    /** Whether {@code row} tells of this attempt again: by another trunk, or of what came after it. */
    boolean goesOn(Row row, Dialled number) {
        boolean soon = row.startNanos() <= endNanos + FAILOVER_NANOS;
        boolean anew = answerNanos != 0 && row.answered() && row.startNanos() >= endNanos;
        return soon && !anew && dialled.same(number);
    }

    /** Takes in what {@code row} adds. */
    void add(Row row, String by) {
        boolean answersNow = row.answered() && (answerNanos == 0 || row.answerNanos() < answerNanos);
        if (answersNow) {
            answerNanos = row.answerNanos();
        }
        boolean counts = row.answered() || answerNanos == 0;
        if (counts && !by.isEmpty()) {
            lastTrunk = by;
        }
        if (counts && row.endNanos() >= endNanos && row.cause() != 0) {
            cause = row.cause();
        }
        endNanos = Math.max(endNanos, row.endNanos());
    }

    long startNanos() {
        return startNanos;
    }

    long answerNanos() {
        return answerNanos;
    }

    long endNanos() {
        return endNanos;
    }

    Attribution.Origin origin() {
        return origin;
    }

    String uniqueid() {
        return uniqueid;
    }

    String dialled() {
        return dialled.text();
    }

    CallAttempted attempted(String pbx, long number) {
        return new CallAttempted(startNanos, call(pbx, number, trunk), false);
    }

    CallAnswered answered(String pbx, long number) {
        return new CallAnswered(answerNanos, call(pbx, number, lastTrunk));
    }

    CallEnded ended(String pbx, long number) {
        return new CallEnded(endNanos, call(pbx, number, lastTrunk), answerNanos, cause, false);
    }

    private Call call(String pbx, long number, String by) {
        return new Call(
                pbx,
                number,
                uniqueid,
                uniqueid,
                origin.payer(),
                origin.route(),
                caller,
                dialled.text(),
                dialled.destination(),
                by);
    }
}
