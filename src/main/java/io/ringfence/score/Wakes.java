package io.ringfence.score;

import java.util.Comparator;
import java.util.TreeSet;

/** Calls somebody wants to be told of, the next first. Holds no more than there are calls in progress. */
final class Wakes {
    private final TreeSet<OpenCall> waiting =
            new TreeSet<>(Comparator.comparingLong(OpenCall::wake).thenComparingLong(open -> open.serial));

    /** Asks for {@code open} at {@code atNanos}. */
    void add(OpenCall open, long atNanos) {
        forget(open);
        open.wakeAt(atNanos);
        waiting.add(open);
    }

    /** Asks for nothing of {@code open} any more. */
    void forget(OpenCall open) {
        if (open.wake() != OpenCall.NEVER) {
            waiting.remove(open);
        }
    }

    /** When the next is due; {@link OpenCall#NEVER} if none is. */
    long next() {
        return waiting.isEmpty() ? OpenCall.NEVER : waiting.first().wake();
    }

    /** Takes the next, of which there must be one. */
    OpenCall take() {
        OpenCall open = waiting.pollFirst();
        if (open == null) {
            throw new IllegalStateException("no call is waited for");
        }
        open.woken();
        if (open.wake() != OpenCall.NEVER) {
            waiting.add(open);
        }
        return open;
    }

    int size() {
        return waiting.size();
    }
}
