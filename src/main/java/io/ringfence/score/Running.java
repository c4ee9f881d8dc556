package io.ringfence.score;

import io.ringfence.fact.Payer;
import io.ringfence.policy.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Answered calls in progress, by who pays for them. Holds no more than there are calls in progress. */
final class Running {
    private final Map<Key, Set<OpenCall>> calls = new HashMap<>();

    /** A subject: its PBX, its kind, its name. */
    record Key(String pbx, int kind, String name) {
        /** A PBX as a whole. */
        static Key of(String pbx) {
            return new Key(pbx, Subject.PBX_ROW, "");
        }
    }

    void add(Key key, OpenCall open) {
        calls.computeIfAbsent(key, k -> new LinkedHashSet<>(2)).add(open);
    }

    /** Has {@code change} change who is in which group, and keeps every answered call under the group it is in then. */
    void regroup(Collection<OpenCall> open, Function<Payer, Policy> policies, Runnable change) {
        List<OpenCall> answered =
                open.stream().filter(call -> call.answeredNanos() != 0).toList();
        answered.forEach(call -> remove(Subject.GROUP.key(call, policies.apply(call.payer)), call));
        change.run();
        answered.forEach(call -> add(Subject.GROUP.key(call, policies.apply(call.payer)), call));
    }

    void remove(Key key, OpenCall open) {
        Set<OpenCall> some = calls.get(key);
        if (some != null && some.remove(open) && some.isEmpty()) {
            calls.remove(key);
        }
    }

    Collection<OpenCall> of(Key key) {
        return calls.getOrDefault(key, Set.of());
    }
}
