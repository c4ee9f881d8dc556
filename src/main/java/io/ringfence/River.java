package io.ringfence;

import io.ringfence.act.Actor;
import io.ringfence.act.Outcome;
import io.ringfence.ami.Event;
import io.ringfence.decide.Decider;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.score.Finding;
import io.ringfence.score.Scorer;
import io.ringfence.track.Tracker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The stages in their order, for one thread: event, facts, findings, verdicts, outcomes. The same river runs live and over a
 * capture.
 */
final class River {
    private static final int MOST_ENDED = 4_096;

    /** Which calls of a recording a verdict has ended, so that what the recording says of them later is not believed. */
    interface Ends {
        /** Live: calls end when the PBX says so. */
        Ends REAL = new Ends() {};

        /** Whether {@code call} is over although the recording goes on. */
        default boolean over(Fact fact, Call call) {
            return false;
        }

        /** Whether {@code verdict} ends its call here and now. */
        default boolean ends(Verdict.OnCall verdict) {
            return false;
        }
    }

    private final Map<String, Tracker> trackers;
    private final Scorer scorer;
    private final Decider decider;
    private final Actor actor;
    private final Bank bank;
    private final Ends ends;
    private final Set<Attempt> endedByUs = new LinkedHashSet<>();
    private Event handled = Event.NOTHING;

    /** Which attempt of which PBX. */
    private record Attempt(String pbx, long number) {
        static Attempt of(Call call) {
            return new Attempt(call.pbx(), call.attempt());
        }
    }

    River(Map<String, Tracker> trackers, Scorer scorer, Decider decider, Actor actor, Bank bank, Ends ends) {
        this.trackers = trackers;
        this.scorer = scorer;
        this.decider = decider;
        this.actor = actor;
        this.bank = bank;
        this.ends = ends;
    }

    /** Lets one event run through all stages. */
    void on(Event event) {
        handled = event;
        try {
            bank.event(event);
            Tracker tracker = trackers.get(event.stamp().pbx());
            List<Fact> facts = tracker == null ? List.of() : tracker.on(event);
            // Most are empty, and an iterator of nothing is garbage all the same.
            for (int i = 0; i < facts.size(); i++) {
                on(facts.get(i));
            }
        } finally {
            handled = Event.NOTHING;
        }
    }

    /** Monotonic nanoseconds when the event was read that is being handled; empty while something else is done. */
    OptionalLong readNanos() {
        return handled == Event.NOTHING
                ? OptionalLong.empty()
                : OptionalLong.of(handled.stamp().readNanos());
    }

    /** Lets a fact of another source run through the stages after {@code track}. */
    void on(Fact fact) {
        if (!overAlready(fact)) {
            flow(fact);
        }
    }

    /** Does what the time asks for: first, each at its own moment, calls that engines asked to be told of. */
    void tick(long nowNanos) {
        for (Optional<CallLasted> due = scorer.due(nowNanos); due.isPresent(); due = scorer.due(nowNanos)) {
            if (!overAlready(due.get())) {
                flow(due.get());
            }
        }
        tell(actor.tick(nowNanos));
    }

    private void flow(Fact told) {
        Fact fact = told instanceof CallEnded ended ? withItsOwnCause(ended) : told;
        bank.fact(fact);
        tell(actor.observe(fact));
        List<Finding> findings = scorer.score(fact);
        for (int i = 0; i < findings.size(); i++) {
            bank.finding(fact, findings.get(i));
        }
        carryOut(decider.decide(fact, findings), fact.atNanos());
    }

    /** Lets verdicts be acted on: those the facts led to, or a person's. */
    void carryOut(List<Verdict> verdicts, long atNanos) {
        if (verdicts.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = actor.carryOut(verdicts, atNanos);
        verdicts.forEach(bank::verdict);
        tell(outcomes);
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.OnCall onCall) {
                note(onCall);
                if (ends.ends(onCall)) {
                    flow(new CallEnded(atNanos, onCall.call(), 0, 0, true));
                }
            }
        }
    }

    /** What a call that we ended ended of says nothing about the number: no carrier has refused it. */
    private CallEnded withItsOwnCause(CallEnded ended) {
        return !endedByUs.isEmpty() && endedByUs.remove(Attempt.of(ended.call()))
                ? new CallEnded(ended.atNanos(), ended.call(), ended.answeredNanos(), 0, ended.inferred())
                : ended;
    }

    private void note(Verdict.OnCall verdict) {
        if (verdict.enforced() && verdict.action().hangsUp()) {
            endedByUs.add(Attempt.of(verdict.call()));
            if (endedByUs.size() > MOST_ENDED) { // an end that was never seen
                endedByUs.remove(endedByUs.iterator().next());
            }
        }
    }

    private void tell(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            bank.outcome(outcomes.get(i));
        }
    }

    private boolean overAlready(Fact fact) {
        if (fact instanceof CallAttempted attempted) {
            return ends.over(fact, attempted.call());
        }
        if (fact instanceof CallAnswered answered) {
            return ends.over(fact, answered.call());
        }
        if (fact instanceof CallLasted lasted) {
            return ends.over(fact, lasted.call());
        }
        return fact instanceof CallEnded ended && ends.over(fact, ended.call());
    }
}
