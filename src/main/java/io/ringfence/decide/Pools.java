package io.ringfence.decide;

import io.ringfence.fact.Payer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A bounded map of subjects, one pool for each kind of payer: whoever makes up inbound numbers by the thousand cannot
 * push the history of a real extension out.
 */
final class Pools<V> {
    private static final int MOST_PER_KIND = 65_536;

    /** In the order of the kinds. */
    private final List<Recent<Subject, V>> pools = new ArrayList<>();

    Pools() {
        for (Payer.Kind kind : Payer.Kind.values()) {
            pools.add(kind.ordinal(), new Recent<>(MOST_PER_KIND));
        }
    }

    V get(Subject subject, V absent) {
        return pool(subject).getOrDefault(subject, absent);
    }

    V getOrMake(Subject subject, Supplier<V> fresh) {
        return pool(subject).computeIfAbsent(subject, key -> fresh.get());
    }

    void put(Subject subject, V value) {
        pool(subject).put(subject, value);
    }

    void remove(Subject subject) {
        pool(subject).remove(subject);
    }

    List<V> values() {
        List<V> all = new ArrayList<>();
        pools.forEach(pool -> all.addAll(pool.values()));
        return all;
    }

    private Recent<Subject, V> pool(Subject subject) {
        return pools.get(subject.payer().kind().ordinal());
    }
}
