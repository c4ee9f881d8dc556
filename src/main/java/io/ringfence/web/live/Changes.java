package io.ringfence.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/** The last changes, for writers who hardly wait and any number of readers who may come too late. */
final class Changes {
    private static final int KEPT = 8_192;

    private final AtomicReferenceArray<Change> ring = new AtomicReferenceArray<>(KEPT);
    private volatile long last;

    synchronized void add(String pbx, String kind, Object value) {
        long number = last + 1;
        ring.set((int) (number % KEPT), new Change(number, pbx, kind, value));
        last = number;
    }

    /** The number of the newest. */
    long last() {
        return last;
    }

    /** Whether all that came after {@code number} is still here. */
    boolean reaches(long number) {
        long newest = last;
        return number <= newest && newest - number < KEPT / 2;
    }

    /** Changes after {@code from} up to {@code to} that {@code permitted} lets through by PBX; empty when one is not here any more. */
    Optional<List<Change>> between(long from, long to, Predicate<String> permitted) {
        List<Change> found = new ArrayList<>();
        for (long number = from + 1; number <= to; number++) {
            Change change = ring.get((int) (number % KEPT));
            if (change == null || change.number() != number) {
                return Optional.empty();
            }
            if (permitted.test(change.pbx())) {
                found.add(change);
            }
        }
        return Optional.of(found);
    }
}
