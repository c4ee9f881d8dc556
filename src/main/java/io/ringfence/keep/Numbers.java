package io.ringfence.keep;

import io.ringfence.decide.Verdict;
import io.ringfence.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which number the store gave to which verdict, until its outcome is known. Bounded. */
final class Numbers {
    private static final int MOST = 10_000;

    private final Store store;
    private final Map<Verdict, Long> numbers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Verdict, Long> eldest) {
            return size() > MOST;
        }
    };

    Numbers(Store store) {
        this.store = store;
    }

    long of(Verdict verdict) {
        return numbers.computeIfAbsent(verdict, each -> store.nextVerdict());
    }
}
