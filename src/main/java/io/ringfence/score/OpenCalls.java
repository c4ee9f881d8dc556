package io.ringfence.score;

import io.ringfence.fact.Call;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Calls in progress, the oldest forgotten first when there are too many. */
final class OpenCalls {
    private final Map<Key, OpenCall> open;

    /** An attempt, by its PBX and the tracker's number of it. */
    private record Key(String pbx, long attempt) {}

    /**
     * Keeps {@code most} calls.
     *
     * @param forgotten is told of each that makes room
     */
    OpenCalls(int most, Consumer<OpenCall> forgotten) {
        open = new Bounded(most, forgotten);
    }

    /** The call in progress; one without a serial of its own if there is none. */
    OpenCall get(Call call, OpenCall otherwise) {
        return open.getOrDefault(new Key(call.pbx(), call.attempt()), otherwise);
    }

    /** Takes note of a call that begins. */
    void add(OpenCall begun) {
        open.put(new Key(begun.call().pbx(), begun.call().attempt()), begun);
    }

    /** Forgets a call. */
    void remove(Call call) {
        open.remove(new Key(call.pbx(), call.attempt()));
    }

    Collection<OpenCall> all() {
        return open.values();
    }

    int size() {
        return open.size();
    }

    /** Insertion order, and no more than a number. */
    private static final class Bounded extends LinkedHashMap<Key, OpenCall> {
        private final int most;
        private final transient Consumer<OpenCall> forgotten;

        Bounded(int most, Consumer<OpenCall> forgotten) {
            this.most = most;
            this.forgotten = forgotten;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OpenCall> eldest) {
            boolean tooMany = size() > most;
            if (tooMany) {
                forgotten.accept(eldest.getValue());
            }
            return tooMany;
        }
    }
}
