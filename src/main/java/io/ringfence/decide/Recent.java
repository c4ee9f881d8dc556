package io.ringfence.decide;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the key longest unused once it holds as many as it may. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private final int most;

    Recent(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
