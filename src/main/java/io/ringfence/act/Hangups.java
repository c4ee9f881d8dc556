package io.ringfence.act;

import io.ringfence.act.Outcome.Result;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.FeedRestored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Ends calls, and believes it only when they are gone.
 *
 * <p>Asterisk's {@code Hangup} merely sets a flag. So each order is confirmed by the end of its attempt; where none comes
 * within three seconds, or the PBX refuses, the next of three tries is made: hang up the calling leg (hanging up the trunk
 * leg alone lets the dialplan fail over to the next trunk), hang up the next leg, give all that remain one second to live.
 * After that it has failed and a person must know. Each try asks {@link LastCheck} first.
 *
 * <p>Where the last try was not even answered the line is down, and the call talks on. A person must know of that as soon, but the
 * order stays, and begins anew when the PBX is seen again and has had time to list what is up. At most 1,000 stay.
 */
public final class Hangups implements Actor {
    /** Q.850 call rejected: unlike congestion it makes no dialplan or provider try another trunk. */
    static final int CAUSE = 21;

    static final long TRY_NANOS = Duration.ofSeconds(3).toNanos();
    static final int MOST_TRIES = 3;
    private static final int MOST_LEGS = 16;
    static final int MOST_WAITING = 1_000;

    private record Attempt(String pbx, long number) {}

    private final Wire wire;
    private final Legs legs;
    private final LastCheck lastCheck;
    private final LongSupplier clock;
    private final Map<Attempt, Order> pending = new LinkedHashMap<>();

    /**
     * Writes to {@code wire}, which is guarded here.
     *
     * @param clock nanoseconds since 1970: an event may have waited long before it led to an order, and the PBX has its time
     *     to answer from when it is asked
     */
    public Hangups(Wire wire, Legs legs, LastCheck lastCheck, LongSupplier clock) {
        this.wire = new GuardedWire(wire);
        this.legs = legs;
        this.lastCheck = lastCheck;
        this.clock = clock;
    }

    @Override
    public List<Outcome> carryOut(List<Verdict> verdicts, long nowNanos) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.OnCall onCall && onCall.action().hangsUp()) {
                outcomes.addAll(order(onCall, nowNanos));
            }
        }
        return outcomes;
    }

    @Override
    public List<Outcome> observe(Fact fact) {
        if (fact instanceof CallEnded ended) {
            Order order = pending.remove(new Attempt(ended.pbx(), ended.call().attempt()));
            if (order != null) {
                return List.of(outcome(order, Result.CONFIRMED, "the call ended", ended.atNanos()));
            }
        } else if (fact instanceof FeedRestored restored) {
            pending.values().stream()
                    .filter(order -> order.verdict().pbx().equals(restored.pbx()))
                    .forEach(order -> order.anew(restored.atNanos() + TRY_NANOS));
        }
        return List.of();
    }

    @Override
    public List<Outcome> tick(long nowNanos) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Order order : List.copyOf(pending.values())) {
            if (nowNanos >= order.deadlineNanos() || order.refused() && order.tries() < MOST_TRIES) {
                outcomes.addAll(advance(order, nowNanos));
            }
        }
        return outcomes;
    }

    /** Lets go of the orders whose calls have not ended yet: nothing more is written about them. */
    List<Outcome> release(long nowNanos) {
        if (pending.isEmpty()) {
            return List.of();
        }
        List<Outcome> outcomes = pending.values().stream()
                .map(order -> outcome(order, Result.OBSERVED, "observing since; not pursued", nowNanos))
                .toList();
        pending.clear();
        return outcomes;
    }

    private List<Outcome> order(Verdict.OnCall verdict, long nowNanos) {
        if (!verdict.enforced()) {
            return List.of(outcome(new Order(verdict), Result.OVER_BUDGET, "the budget was spent", nowNanos));
        }
        Attempt attempt = attempt(verdict);
        Order before = pending.get(attempt);
        if (before != null && !before.waits()) {
            return List.of();
        }
        Order order = new Order(verdict);
        pending.put(attempt, order);
        return advance(order, nowNanos);
    }

    private List<Outcome> advance(Order order, long nowNanos) {
        if (lastCheck.forbids(order.verdict(), nowNanos)) {
            return settle(order, Result.EMERGENCY, "left alone: emergency", nowNanos);
        }
        List<String> left = legs
                .legs(order.verdict().pbx(), order.verdict().call().attempt())
                .stream()
                .filter(leg -> !order.gone(leg))
                .toList();
        if (order.tries() > 0 && left.isEmpty()) {
            return settle(order, Result.CONFIRMED, "no leg is left", nowNanos);
        }
        if (order.tries() == MOST_TRIES && !order.heard() && waiting() < MOST_WAITING) {
            order.await();
            return List.of(
                    outcome(order, Result.FAILED, "no answer; tried again once the PBX is seen: " + left, nowNanos));
        }
        if (order.tries() == MOST_TRIES) {
            return settle(order, Result.FAILED, "still up after " + MOST_TRIES + " tries: " + left, nowNanos);
        }
        order.tryNext(Math.max(nowNanos, clock.getAsLong()) + TRY_NANOS);
        if (order.tries() < MOST_TRIES) {
            hangUp(order, left);
        } else {
            limit(order, left);
        }
        return List.of();
    }

    private void hangUp(Order order, List<String> left) {
        String pbx = order.verdict().pbx();
        String calling = order.verdict().call().uniqueid();
        String target = order.tries() == 1
                ? calling
                : left.stream().filter(leg -> !order.tried(leg)).findFirst().orElse(left.get(0));
        order.aimAt(target);
        int ofTry = order.tries();
        wire.hangup(pbx, target, CAUSE, answer -> order.answered(ofTry, target, answer));
    }

    private void limit(Order order, List<String> left) {
        for (String leg : left.subList(0, Math.min(MOST_LEGS, left.size()))) {
            wire.absoluteTimeout(order.verdict().pbx(), leg, 1, answer -> order.answered(MOST_TRIES, leg, answer));
        }
    }

    private long waiting() {
        return pending.values().stream().filter(Order::waits).count();
    }

    private List<Outcome> settle(Order order, Result result, String detail, long nowNanos) {
        pending.remove(attempt(order.verdict()));
        return List.of(outcome(order, result, detail, nowNanos));
    }

    private static Attempt attempt(Verdict.OnCall verdict) {
        return new Attempt(verdict.pbx(), verdict.call().attempt());
    }

    private static Outcome outcome(Order order, Result result, String detail, long nowNanos) {
        return new Outcome(nowNanos, order.verdict(), result, order.tries(), detail);
    }
}
