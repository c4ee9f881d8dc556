package io.ringfence.track;

import io.ringfence.ami.Snapshot;
import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The attempts in progress, from the first event that shows a destination to the last leg gone. */
final class Attempts {
    private final String pbx;
    private final Attribution attribution;
    private final Consumer<Fact> facts;
    private final Map<Long, Attempt> live = new HashMap<>();
    private long last;
    private int outbound;

    Attempts(String pbx, Attribution attribution, Consumer<Fact> facts) {
        this.pbx = pbx;
        this.attribution = attribution;
        this.facts = facts;
    }

    /** Opens an attempt of {@code calling}, after ending those it has left behind. */
    Attempt open(long atNanos, Channel calling, Attribution.Origin origin, Dialled dialled, boolean alreadyUp) {
        for (Attempt older : List.copyOf(calling.attempts)) {
            if (!older.dialled.internal() && older.legs.isEmpty()) {
                leave(older, calling);
                settle(atNanos, older, false);
            }
        }
        Call call = new Call(
                pbx,
                ++last,
                calling.linkedid,
                calling.uniqueid,
                origin.payer(),
                origin.route(),
                calling.caller,
                dialled.text(),
                dialled.destination(),
                "",
                origin.claimed());
        Attempt attempt = new Attempt(call, dialled);
        live.put(call.attempt(), attempt);
        outbound += costs(attempt) ? 1 : 0;
        join(attempt, calling);
        if (origin.route() == Call.Route.FORWARDED && !origin.announced()) {
            facts.accept(new CallForwarded(atNanos, pbx, call.linkedid(), origin.payer(), dialled.text()));
        }
        facts.accept(new CallAttempted(atNanos, call, alreadyUp));
        if (alreadyUp && calling.state == Snapshot.UP && dialled.internal()) {
            answer(atNanos, attempt, Channel.NONE);
        }
        return attempt;
    }

    /** The attempt by which this channel dials this number: one there is, along the walk to the origin, or a new one. */
    Attempt ensure(long atNanos, Channel calling, Dialled number, boolean alreadyUp) {
        Channel hop = calling;
        for (int walked = 0; hop.present() && walked < Attribution.LONGEST_WALK; walked++) {
            for (Attempt attempt : hop.attempts) {
                if (attempt.dials(number)) {
                    join(attempt, calling);
                    return attempt;
                }
            }
            hop = attribution.before(hop);
        }
        boolean before = alreadyUp || (calling.midway && !calling.attempted);
        return open(atNanos, calling, attribution.of(calling, number), number, before);
    }

    /** Another channel's dialplan dials the same number for the same call. */
    void join(Attempt attempt, Channel calling) {
        calling.attempted = true;
        if (!attempt.callers.contains(calling)) {
            attempt.callers.add(calling);
            calling.attempts.add(attempt);
        }
    }

    /** Another pays than was thought: the attempt is over, and a new one takes over who dials and who is dialled. */
    void repay(long atNanos, Attempt wrong, Channel calling, Attribution.Origin origin, Dialled number) {
        Attempt right = open(atNanos, calling, origin, number, false);
        for (Channel caller : List.copyOf(wrong.callers)) {
            leave(wrong, caller);
            join(right, caller);
        }
        for (Channel leg : List.copyOf(wrong.legs)) {
            carry(atNanos, right, leg);
        }
        settle(atNanos, wrong, true);
    }

    /** A channel towards a trunk is there for this attempt. */
    void carry(long atNanos, Attempt attempt, Channel leg) {
        if (leg.carries == attempt) {
            return;
        }
        drop(atNanos, leg);
        leg.carries = attempt;
        attempt.legs.add(leg);
        attempt.carriedBy(leg.name.endpoint());
        if (leg.state == Snapshot.UP) {
            answer(atNanos, attempt, leg);
        }
    }

    /** The channel is up. */
    void up(long atNanos, Channel channel) {
        if (channel.carries.present()) {
            answer(atNanos, channel.carries, channel);
        }
        for (Attempt attempt : channel.attempts) {
            if (attempt.dialled.internal() && attempt.legs.isEmpty()) {
                answer(atNanos, attempt, Channel.NONE);
            }
        }
    }

    /** A call that an earlier process left while it was up, and that ended unseen. */
    void over(CallAnswered.Underway left) {
        Call was = left.call();
        Call call = new Call(
                pbx,
                ++last,
                was.linkedid(),
                was.uniqueid(),
                was.payer(),
                was.route(),
                was.caller(),
                was.dialled(),
                was.destination(),
                was.trunk(),
                was.claimed());
        facts.accept(new CallEnded(left.seenNanos(), call, left.answeredNanos(), 0, true));
    }

    /** The channel is gone. */
    void gone(long atNanos, Channel channel, int cause, boolean inferred) {
        Attempt carried = channel.carries;
        if (carried.present()) {
            carried.cause = cause == 0 ? carried.cause : cause;
            carried.legs.remove(channel);
            channel.carries = Attempt.NONE;
            settle(atNanos, carried, inferred);
        }
        while (!channel.attempts.isEmpty()) {
            Attempt attempt = channel.attempts.get(0);
            attempt.cause = cause == 0 ? attempt.cause : cause;
            leave(attempt, channel);
            settle(atNanos, attempt, inferred);
        }
    }

    /** What a call from inside is dialling, by its linkedid: an outside number before an internal one. */
    Attempt ofCall(String linkedid) {
        Attempt found = Attempt.NONE;
        for (Attempt attempt : live.values()) {
            boolean better = !found.present() || (found.dialled.internal() && !attempt.dialled.internal());
            if (attempt.call.linkedid().equals(linkedid) && !attempt.inbound() && better) {
                found = attempt;
            }
        }
        return found;
    }

    /** Channels to hang up to stop an attempt, in order of escalation; empty when it is over. */
    List<Channel> legs(long number) {
        Attempt attempt = live.getOrDefault(number, Attempt.NONE);
        List<Channel> legs = new ArrayList<>(attempt.callers);
        legs.addAll(attempt.legs);
        return legs;
    }

    Call call(long number) {
        return live.getOrDefault(number, Attempt.NONE).call;
    }

    int outbound() {
        return outbound;
    }

    private void drop(long atNanos, Channel leg) {
        Attempt former = leg.carries;
        if (former.present()) {
            former.legs.remove(leg);
            settle(atNanos, former, false);
        }
    }

    private void answer(long atNanos, Attempt attempt, Channel leg) {
        if (!attempt.answered() && !attempt.ended) {
            attempt.answeredNanos = leg.upSinceNanos == 0 ? atNanos : leg.upSinceNanos;
            facts.accept(new CallAnswered(atNanos, attempt.call, attempt.answeredNanos, leg.uniqueid));
        }
        leg.upSinceNanos = 0; // whatever it carries next begins when it does
    }

    private void settle(long atNanos, Attempt attempt, boolean inferred) {
        if (attempt.ended || !attempt.over()) {
            return;
        }
        attempt.ended = true;
        while (!attempt.callers.isEmpty()) {
            leave(attempt, attempt.callers.get(0));
        }
        live.remove(attempt.call.attempt());
        outbound -= costs(attempt) ? 1 : 0;
        facts.accept(new CallEnded(atNanos, attempt.call, attempt.answeredNanos, attempt.cause, inferred));
    }

    private static void leave(Attempt attempt, Channel caller) {
        attempt.callers.remove(caller);
        caller.attempts.remove(attempt);
    }

    private static boolean costs(Attempt attempt) {
        return !attempt.inbound() && !attempt.dialled.internal();
    }
}
