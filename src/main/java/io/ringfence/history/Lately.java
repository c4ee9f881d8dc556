package io.ringfence.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was last known by a key, for the latest so many keys. */
final class Lately<V> {
    private final Map<Long, V> values;
    private final V none;

    Lately(int most, V none) {
        this.none = none;
        this.values = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }

    void put(long key, V value) {
        if (key != 0) {
            values.put(key, value);
        }
    }

    V get(long key) {
        return values.getOrDefault(key, none);
    }
}
