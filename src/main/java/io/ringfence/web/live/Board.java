package io.ringfence.web.live;

import io.ringfence.access.Scope;
import io.ringfence.act.Outcome;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.AuthSucceeded;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedLost;
import io.ringfence.fact.FeedRestored;
import io.ringfence.fact.Payer;
import io.ringfence.fact.PhoneSeen;
import io.ringfence.number.RateDeck;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Calls in progress and extensions as they were last seen. One thread writes, at a few hundred nanoseconds a fact; any number of
 * threads read without making it wait. Bounded: what was seen longest ago goes.
 */
public final class Board {
    private static final int MOST_CALLS = 65_536;
    private static final int MOST_EXTENSIONS = 20_000;

    private record Attempt(String pbx, long number) {}

    private record Name(String pbx, String extension) {}

    private record Over(String pbx, long attempt) {}

    private record Became(String pbx, String uniqueid, String result, String detail, long at) {}

    private record Sight(String pbx, boolean up, String reason, long at) {}

    private record Deed(String pbx, String who, String what) {}

    private volatile RateDeck rates;
    private volatile ToLongFunction<Verdict> numbers = verdict -> 0;
    private final Changes changes = new Changes();
    private final Map<Attempt, CallView> calls = new ConcurrentHashMap<>();
    private final Map<Name, ExtensionView> extensions = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> counts =
            new ConcurrentHashMap<>(); // by PBX, of which there are as many as configured

    /** An empty board; {@code rates} tell what calls cost. */
    public Board(RateDeck rates) {
        this.rates = rates;
    }

    /**
     * From now on calls cost what {@code prices} tell, and verdicts are told with the numbers they are kept under.
     *
     * @param kept asked by the thread that writes
     */
    public void follow(RateDeck prices, ToLongFunction<Verdict> kept) {
        rates = prices;
        numbers = kept;
    }

    /** Takes note of a fact. For the thread that owns the river. */
    public void fact(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            attempted(attempted.call(), fact.atNanos());
        } else if (fact instanceof CallAnswered answered) {
            Call call = answered.call();
            update(call, view -> view.with(call, answered.answeredNanos(), rates.priceOf(call.destination())));
        } else if (fact instanceof CallEnded ended) {
            if (calls.remove(key(ended.call())) != null) {
                count(fact.pbx()).decrement();
                changes.add(
                        fact.pbx(), "ended", new Over(fact.pbx(), ended.call().attempt()));
            }
        } else if (fact instanceof AuthSucceeded login) {
            seen(fact, login.account(), login.address().host());
        } else if (fact instanceof PhoneSeen phone) {
            seen(fact, phone.account(), phone.address().host());
        } else if (fact instanceof FeedLost lost) {
            changes.add(
                    fact.pbx(),
                    "feed",
                    new Sight(fact.pbx(), false, Cut.of(lost.reason()), Cut.millis(fact.atNanos())));
        } else if (fact instanceof FeedRestored) {
            changes.add(fact.pbx(), "feed", new Sight(fact.pbx(), true, "", Cut.millis(fact.atNanos())));
        }
    }

    /** Takes note of a verdict. For the same thread. */
    public void verdict(Verdict verdict) {
        if (verdict instanceof Verdict.OnCall onCall) {
            String action = onCall.action().label();
            update(onCall.call(), view -> view.judged(action, onCall.score()));
            if (onCall.call().payer().kind() == Payer.Kind.EXTENSION) {
                boolean ended = onCall.enforced() && onCall.action().hangsUp();
                extension(
                        onCall.pbx(),
                        onCall.call().payer().name(),
                        view -> view.judged(action, onCall.score(), ended, Cut.millis(onCall.atNanos())));
            }
        }
        changes.add(verdict.pbx(), "verdict", VerdictView.of(numbers.applyAsLong(verdict), verdict));
    }

    /** Somebody changed something: fences, or what is known. For any thread. */
    public void deed(String pbx, String who, String what) {
        changes.add(pbx, "deed", new Deed(pbx, Cut.of(who), Cut.of(what)));
    }

    /** Takes note of what became of a verdict. For the same thread. */
    public void outcome(Outcome outcome) {
        Verdict.OnCall verdict = outcome.verdict();
        changes.add(
                verdict.pbx(),
                "outcome",
                new Became(
                        verdict.pbx(),
                        Cut.of(verdict.call().uniqueid()),
                        outcome.result().label(),
                        Cut.of(outcome.detail()),
                        Cut.millis(outcome.atNanos())));
    }

    /** Calls in progress in {@code scope}, the oldest first. */
    public List<CallView> calls(Scope scope) {
        return calls.values().stream()
                .filter(call -> scope.permits(call.pbx()))
                .sorted(Comparator.comparingLong(CallView::since)
                        .thenComparing(CallView::pbx)
                        .thenComparingLong(CallView::attempt))
                .toList();
    }

    /** How many calls a PBX has now. */
    public long calls(String pbx) {
        LongAdder count = counts.get(pbx);
        return count == null ? 0 : count.sum();
    }

    /** Extensions seen since the start in {@code scope}, by name. */
    public List<ExtensionView> extensions(Scope scope) {
        return extensions.values().stream()
                .filter(each -> scope.permits(each.pbx()))
                .sorted(Comparator.comparing(ExtensionView::pbx).thenComparing(ExtensionView::extension))
                .toList();
    }

    /** What was seen of one extension. */
    public ExtensionView extension(String pbx, String name) {
        return extensions.getOrDefault(new Name(pbx, name), ExtensionView.fresh(pbx, name));
    }

    /** How many calls in progress each extension of {@code scope} has. */
    public Map<String, Integer> busy(Scope scope) {
        Map<String, Integer> busy = new HashMap<>();
        calls(scope).forEach(call -> busy.merge(call.pbx() + "\n" + call.extension(), 1, Integer::sum));
        return busy;
    }

    Changes changes() {
        return changes;
    }

    private void attempted(Call call, long atNanos) {
        Attempt key = key(call);
        CallView before = calls.get(key);
        CallView now = before == null
                ? CallView.of(call, atNanos, rates.priceOf(call.destination()))
                : before.with(call, 0, rates.priceOf(call.destination()));
        if (before == null) {
            if (calls.size() >= MOST_CALLS) {
                return;
            }
            count(call.pbx()).increment();
            if (call.payer().kind() == Payer.Kind.EXTENSION && call.route() != Call.Route.INBOUND) {
                extension(
                        call.pbx(),
                        call.payer().name(),
                        view -> view.called(now.number(), now.country(), Cut.millis(atNanos)));
            }
        }
        calls.put(key, now);
        changes.add(call.pbx(), "call", now);
    }

    private void update(Call call, UnaryOperator<CallView> change) {
        CallView before = calls.get(key(call));
        if (before != null) {
            CallView now = change.apply(before);
            calls.put(key(call), now);
            changes.add(call.pbx(), "call", now);
        }
    }

    private void seen(Fact fact, String account, String address) {
        extension(fact.pbx(), account, view -> view.at(address, Cut.millis(fact.atNanos())));
    }

    private void extension(String pbx, String name, UnaryOperator<ExtensionView> change) {
        Name key = new Name(pbx, name);
        ExtensionView before = extensions.get(key);
        if (before == null) {
            forgetBeyondMost();
            before = ExtensionView.fresh(pbx, name);
        }
        extensions.put(key, change.apply(before));
    }

    /** A tenth at once, so that looking for them is seldom. */
    private void forgetBeyondMost() {
        if (extensions.size() >= MOST_EXTENSIONS) {
            extensions.entrySet().stream()
                    .sorted(Comparator.comparingLong(each -> each.getValue().seen()))
                    .limit(MOST_EXTENSIONS / 10)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(extensions::remove);
        }
    }

    private LongAdder count(String pbx) {
        return counts.computeIfAbsent(pbx, key -> new LongAdder());
    }

    private static Attempt key(Call call) {
        return new Attempt(call.pbx(), call.attempt());
    }
}
