package io.ringfence.decide.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is held against many; whoever was not looked at for longest is forgotten. */
public final class HeldAgainst<K> {
    private static final int MOST = 65_536;

    private final Map<K, Held> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Held> eldest) {
            return size() > MOST;
        }
    };

    /** What is held against {@code key}. */
    public Held of(K key) {
        return held.computeIfAbsent(key, fresh -> new Held());
    }

    /** Forgets what is. */
    public void forget(K key) {
        held.remove(key);
    }

    /** How many are remembered. */
    public int size() {
        return held.size();
    }
}
