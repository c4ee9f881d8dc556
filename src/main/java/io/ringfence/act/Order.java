package io.ringfence.act;

import io.ringfence.decide.Verdict;
import java.util.HashSet;
import java.util.Set;

/** One call that is to end, and how far that has come. */
final class Order {
    private final Verdict.OnCall verdict;
    private final Set<String> tried = new HashSet<>();
    private int tries;
    private boolean refused;
    private long deadlineNanos;

    Order(Verdict.OnCall verdict) {
        this.verdict = verdict;
    }

    Verdict.OnCall verdict() {
        return verdict;
    }

    int tries() {
        return tries;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean refused() {
        return refused;
    }

    boolean tried(String uniqueid) {
        return tried.contains(uniqueid);
    }

    /** The next try is made now and has until {@code deadlineNanos}. */
    void tryNext(long deadlineNanos) {
        tries++;
        refused = false;
        this.deadlineNanos = deadlineNanos;
    }

    void aimAt(String uniqueid) {
        tried.add(uniqueid);
    }

    /** Takes the answer to the try with this number; answers to earlier tries are late and mean nothing. */
    void answered(int ofTry, Wire.Answer answer) {
        if (ofTry == tries && (answer == Wire.Answer.REFUSED || answer == Wire.Answer.NO_SUCH_CHANNEL)) {
            refused = true;
        }
    }
}
