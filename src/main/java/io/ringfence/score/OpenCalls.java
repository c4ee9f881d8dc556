package io.ringfence.score;

import io.ringfence.fact.Call;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls in progress and what was counted of them, the oldest forgotten first when there are too many. */
final class OpenCalls {
    private final Map<Key, Counted> open;

    /** An attempt, by its PBX and the tracker's number of it. */
    private record Key(String pbx, long attempt) {}

    /** Keeps {@code most} calls. */
    OpenCalls(int most) {
        open = new Bounded(most);
    }

    /** Takes note of a call that goes on. */
    Counted show(Call call) {
        Key key = new Key(call.pbx(), call.attempt());
        Counted before = open.get(key);
        if (before == null) {
            Counted first =
                    new Counted(call.payer(), call.trunk(), false, !call.trunk().isEmpty());
            open.put(key, first.again());
            return first;
        }
        if (before.trunk().isEmpty() && !call.trunk().isEmpty()) {
            Counted routed = new Counted(before.payer(), call.trunk(), true, true);
            open.put(key, routed.again());
            return routed;
        }
        return before;
    }

    /** Forgets a call. */
    Counted end(Call call) {
        Counted before = open.remove(new Key(call.pbx(), call.attempt()));
        return before == null ? new Counted(call.payer(), call.trunk(), false, false) : before;
    }

    int size() {
        return open.size();
    }

    /** Insertion order, and no more than a number. */
    private static final class Bounded extends LinkedHashMap<Key, Counted> {
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > most;
        }
    }
}
