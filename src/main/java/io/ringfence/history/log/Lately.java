package io.ringfence.history.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Sightings not yet told of, for what stands in the next 4 KiB may still show that they were written by a caller. At most 64. */
final class Lately {
    private static final int MOST = 64;
    private static final int FARTHEST = 4096;

    private record Seen(Sighting sighting, long at) {}

    private final Consumer<Sighting> sink;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long position;

    Lately(Consumer<Sighting> sink) {
        this.sink = sink;
    }

    /** So many bytes went by. */
    void pass(long bytes) {
        position += bytes;
        while (!seen.isEmpty() && position - seen.peek().at() > FARTHEST) {
            sink.accept(seen.remove().sighting());
        }
    }

    void add(Sighting sighting) {
        if (seen.size() == MOST) {
            sink.accept(seen.remove().sighting());
        }
        seen.add(new Seen(sighting, position));
    }

    boolean empty() {
        return seen.isEmpty();
    }

    /** One of these did not end where it seemed to: none of them names anybody. */
    void nobody() {
        int all = seen.size();
        for (int i = 0; i < all; i++) {
            Seen one = seen.remove();
            seen.add(new Seen(one.sighting().nobody(), one.at()));
        }
    }

    void flush() {
        seen.forEach(one -> sink.accept(one.sighting()));
        seen.clear();
    }
}
