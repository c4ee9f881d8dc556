package io.ringfence.investigate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened, in one order. */
final class Timeline {
    private static final int MOST_ATTACKERS = 100;
    private static final int MOST_CALLS = 1000;

    private Timeline() {}

    static List<Moment> of(List<Attacker> attackers, List<BreakIn> breakIns, List<StolenCall> calls) {
        List<Moment> moments = new ArrayList<>();
        attackers.stream()
                .filter(one -> one.attacks() && one.first() != Long.MAX_VALUE)
                .limit(MOST_ATTACKERS)
                .forEach(one -> {
                    moments.add(new Moment(
                            one.first(), "first refusal of " + one.host(), one.host(), "", one.firstPlace()));
                    moments.add(new Moment(
                            one.last(),
                            "last of " + one.attempts() + " attempts of " + one.host(),
                            one.host(),
                            "",
                            Place.NOWHERE));
                });
        for (BreakIn one : breakIns) {
            String from = one.address().isEmpty() ? "" : " from " + one.address();
            String what = (one.inferred() ? "first call of a thief with account " : "break-in: account ")
                    + one.account()
                    + from;
            moments.add(new Moment(one.at(), what, one.address(), one.account(), one.place()));
        }
        for (Suspect one : Suspect.of(calls)) {
            StolenCall first = one.first();
            String what = "first call Ringfence would have ended, charged to " + one.account();
            moments.add(new Moment(first.at(), what, "", one.account(), first.place()));
        }
        for (StolenCall call : calls.subList(0, Math.min(MOST_CALLS, calls.size()))) {
            String talked = call.seconds() == 0 ? ", not answered" : ", " + call.seconds() + " s";
            moments.add(new Moment(call.at(), "call to " + call.number() + talked, "", call.account(), call.place()));
        }
        moments.sort(Comparator.comparingLong(Moment::at));
        return moments;
    }
}
