package io.ringfence.report;

import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes down what passes during a replay, some 120 bytes for each call that could cost money. */
public final class Ledger {
    private static final int MOST_CALLS = 8_000_000;

    private record Attempt(String pbx, long number) {}

    private final Terms terms;
    private final Map<DestinationClass, Long> byClass = new EnumMap<>(DestinationClass.class);
    private final List<CostlyCall> calls = new ArrayList<>();
    private final Map<Attempt, CostlyCall> open = new HashMap<>();
    private long inbound;
    private long injections;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos;

    /** A ledger with nothing in it. */
    public Ledger(Terms terms) {
        this.terms = terms;
    }

    /** A fact flowed. */
    public void fact(Fact fact) {
        firstNanos = Math.min(firstNanos, fact.atNanos());
        lastNanos = Math.max(lastNanos, fact.atNanos());
        if (fact instanceof CallAttempted attempted) {
            attempted(attempted);
        } else if (fact instanceof CallAnswered || fact instanceof CallEnded) {
            take(fact, false);
        }
    }

    /** The recording goes on about a call that a verdict has ended. */
    public void afterwards(Fact fact) {
        lastNanos = Math.max(lastNanos, fact.atNanos());
        take(fact, true);
    }

    /** A verdict was reached. */
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            CostlyCall call = open.get(attempt(onCall.call()));
            if (call != null) {
                call.judged(onCall);
            }
        } else {
            injections++;
        }
    }

    /** What came of it all. */
    public Backtest close() {
        return new Backtest(terms, byClass, inbound, injections, firstNanos, lastNanos, calls);
    }

    private void attempted(CallAttempted fact) {
        Call call = fact.call();
        if (call.route() == Call.Route.INBOUND) {
            inbound++;
            return;
        }
        DestinationClass type = call.destination().type();
        byClass.merge(type, 1L, Long::sum);
        if (type.costs() && calls.size() < MOST_CALLS && !open.containsKey(attempt(call))) {
            CostlyCall costly = new CostlyCall(
                    fact.atNanos(), call, name(call.payer()), terms.rates().priceOf(call.destination()));
            calls.add(costly);
            open.put(attempt(call), costly);
        }
    }

    private void take(Fact fact, boolean afterwards) {
        if (fact instanceof CallAnswered answered) {
            CostlyCall call = open.get(attempt(answered.call()));
            if (call != null) {
                call.answered(fact.atNanos());
            }
        } else if (fact instanceof CallEnded ended) {
            CostlyCall call = open.get(attempt(ended.call()));
            if (call != null && (afterwards || !call.stopped())) {
                open.remove(attempt(ended.call()));
                call.ended(fact.atNanos());
            }
        }
    }

    private static Attempt attempt(Call call) {
        return new Attempt(call.pbx(), call.attempt());
    }

    private static String name(Payer payer) {
        return switch (payer.kind()) {
            case EXTENSION -> payer.name();
            case FEATURE -> "feature " + payer.name();
            case DID -> "inbound number " + payer.name();
            case ORIGINATE -> "originated by " + payer.name();
            case UNKNOWN -> "nobody known";
        };
    }
}
