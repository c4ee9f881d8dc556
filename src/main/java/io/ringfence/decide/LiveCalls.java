package io.ringfence.decide;

import io.ringfence.fact.Call;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attempts that have not ended, found by what they share: the attempt, the PBX, the payer, the calling leg, the
 * whole call. The oldest is forgotten when the table is full.
 */
final class LiveCalls {
    /** More than one PBX can carry; some 1 KiB each. */
    static final int MOST = 65_536;

    private record Attempt(String pbx, long number) {}

    private record Leg(String pbx, String uniqueid) {}

    private record Whole(String pbx, String linkedid) {}

    private final Map<Attempt, LiveCall> calls = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    /** A set that never changes where there is one call, as nearly everywhere: it takes a tenth of one that may. */
    private final Map<Object, Set<LiveCall>> sharing = new HashMap<>();

    /** The call of this attempt, entered if it is new, with what is known of it now. */
    LiveCall enter(Call call) {
        Attempt attempt = new Attempt(call.pbx(), call.attempt());
        LiveCall live = calls.get(attempt);
        if (live == null) {
            live = new LiveCall(call);
            calls.put(attempt, live);
            index(live);
            forgetBeyondMost();
        } else {
            update(live, call);
        }
        return live;
    }

    /** The call of this attempt with what is known of it now; empty when it ended or was never seen. */
    List<LiveCall> find(Call call) {
        LiveCall live = calls.get(new Attempt(call.pbx(), call.attempt()));
        if (live == null) {
            return List.of();
        }
        update(live, call);
        return List.of(live);
    }

    Collection<LiveCall> all() {
        return calls.values();
    }

    void remove(Call call) {
        LiveCall live = calls.remove(new Attempt(call.pbx(), call.attempt()));
        if (live != null) {
            unindex(live);
        }
    }

    /** How many calls {@code pbx} has now. */
    int count(String pbx) {
        return counts.getOrDefault(pbx, 0);
    }

    List<LiveCall> paidBy(Subject subject) {
        return List.copyOf(sharing(subject));
    }

    /** The attempts of one calling leg, oldest first. */
    List<LiveCall> dialledFrom(String pbx, String uniqueid) {
        return List.copyOf(sharing(new Leg(pbx, uniqueid)));
    }

    /** The attempts that may lose a leg when {@code call} is hung up, itself among them. */
    Set<LiveCall> tiedTo(Call call) {
        Set<LiveCall> tied = new LinkedHashSet<>(sharing(new Leg(call.pbx(), call.uniqueid())));
        if (!call.linkedid().isEmpty()) {
            tied.addAll(sharing(new Whole(call.pbx(), call.linkedid())));
        }
        return tied;
    }

    private Set<LiveCall> sharing(Object handle) {
        return sharing.getOrDefault(handle, Set.of());
    }

    private void update(LiveCall live, Call latest) {
        Call before = live.call();
        if (before == latest) {
            return;
        }
        boolean moved = !before.payer().equals(latest.payer())
                || !before.uniqueid().equals(latest.uniqueid())
                || !before.linkedid().equals(latest.linkedid());
        if (moved) {
            unindex(live);
        }
        live.update(latest);
        if (moved) {
            index(live);
        }
    }

    private void index(LiveCall live) {
        counts.merge(live.call().pbx(), 1, Integer::sum);
        live.handles(handles(live.call()));
        for (Object handle : live.handles()) {
            Set<LiveCall> others = sharing(handle);
            if (others.size() > 1) {
                others.add(live);
            } else {
                sharing.put(handle, others.isEmpty() ? live.alone() : both(others, live));
            }
        }
    }

    private void unindex(LiveCall live) {
        counts.merge(live.call().pbx(), -1, Integer::sum);
        for (Object handle : live.handles()) {
            Set<LiveCall> all = sharing(handle);
            if (all.size() <= 1) {
                sharing.remove(handle);
            } else if (all.remove(live) && all.size() == 1) {
                sharing.put(handle, Set.copyOf(all));
            }
        }
    }

    private static Set<LiveCall> both(Set<LiveCall> one, LiveCall other) {
        Set<LiveCall> both = new LinkedHashSet<>(one);
        both.add(other);
        return both;
    }

    private static List<Object> handles(Call call) {
        return List.of(Subject.of(call), new Leg(call.pbx(), call.uniqueid()), new Whole(call.pbx(), call.linkedid()));
    }

    private void forgetBeyondMost() {
        if (calls.size() > MOST) {
            remove(calls.values().iterator().next().call());
        }
    }
}
