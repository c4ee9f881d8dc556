package io.ringfence.score;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
