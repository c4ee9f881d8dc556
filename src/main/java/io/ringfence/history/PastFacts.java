package io.ringfence.history;

import io.ringfence.fact.Call.Route;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.Fact;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The facts of past calls in the order in which they happened: rows are written at the end of a call, here a call is attempted
 * before it is answered and before any later call begins. What happens in one second stays in the order of its calls.
 */
public final class PastFacts implements Iterator<Fact> {
    private record Due(long atNanos, long order, int call, boolean end) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final String pbx;
    private final long firstAttempt;
    private final List<PastCall> calls;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final Queue<Fact> now = new ArrayDeque<>();
    private int next;
    private long order;

    PastFacts(String pbx, long firstAttempt, List<PastCall> calls) {
        this.pbx = pbx;
        this.firstAttempt = firstAttempt;
        this.calls = calls;
    }

    /** When the next fact happens; {@link Long#MAX_VALUE} when there is none. */
    public long nextNanos() {
        if (!now.isEmpty()) {
            return now.peek().atNanos();
        }
        long begins = next < calls.size() ? calls.get(next).startNanos() : Long.MAX_VALUE;
        return due.isEmpty() ? begins : Math.min(begins, due.peek().atNanos());
    }

    /** How many calls there are. */
    public long calls() {
        return calls.size();
    }

    /** How many calls have begun so far. */
    public long begun() {
        return next;
    }

    @Override
    public boolean hasNext() {
        return nextNanos() != Long.MAX_VALUE;
    }

    @Override
    public Fact next() {
        if (now.isEmpty()) {
            advance();
        }
        return now.remove();
    }

    private void advance() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean begins = due.isEmpty()
                || (next < calls.size()
                        && calls.get(next).startNanos() < due.peek().atNanos());
        if (begins) {
            begin(next++);
        } else {
            Due event = due.remove();
            PastCall call = calls.get(event.call());
            long attempt = firstAttempt + event.call();
            now.add(event.end() ? call.ended(pbx, attempt) : call.answered(pbx, attempt));
        }
    }

    private void begin(int index) {
        PastCall call = calls.get(index);
        Attribution.Origin origin = call.origin();
        long at = call.startNanos();
        if (origin.route() == Route.FORWARDED) {
            now.add(new CallForwarded(at, pbx, call.uniqueid(), origin.payer(), call.dialled()));
        } else if (origin.route() == Route.TRANSFERRED) {
            now.add(new CallTransferred(at, pbx, call.uniqueid(), origin.payer(), call.dialled(), false));
        }
        now.add(call.attempted(pbx, firstAttempt + index));
        if (call.answerNanos() != 0) {
            due.add(new Due(call.answerNanos(), order++, index, false));
        }
        due.add(new Due(call.endNanos(), order++, index, true));
    }
}
