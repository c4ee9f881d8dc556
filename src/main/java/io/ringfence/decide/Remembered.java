package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.score.Finding;
import java.util.List;

/** Everything deciding keeps. */
record Remembered(
        LiveCalls live,
        Standings standings,
        Fences fences,
        Emergencies emergencies,
        Stops stops,
        Accounts accounts,
        Known known) {

    static Remembered nothing() {
        return new Remembered(
                new LiveCalls(),
                new Standings(),
                new Fences(),
                new Emergencies(),
                new Stops(),
                new Accounts(),
                new Known());
    }

    /** Forgets what was held against a payer, by a person's decision. */
    void pardon(Subject subject) {
        standings.forget(subject);
        stops.forget(subject);
    }

    /** Where verdicts begin to be carried out, what was only observed bars nobody, and has ended no call; the calls it would have ended. */
    List<LiveCall> enforce(boolean begins, List<Subject> observed) {
        if (!begins) {
            return List.of();
        }
        observed.forEach(fences::lift);
        List<LiveCall> ended = live.all().stream().filter(LiveCall::stopped).toList();
        live.all().forEach(call -> call.decided(Action.ALLOW));
        return ended;
    }

    /** Holds what weighs against a call, and against its payer where something proves who that is. */
    void charge(LiveCall live, List<Finding> weighing, long atNanos) {
        Call call = live.call();
        weighing.forEach(live::charge);
        if (call.payer().kind() != Payer.Kind.UNKNOWN) {
            weighing.forEach(finding -> standings.charge(Subject.of(call), finding, Tier.of(call), atNanos));
        }
    }
}
