package io.ringfence.act;

import io.ringfence.decide.Verdict;
import java.util.HashSet;
import java.util.Set;

/** One call that is to end, and how far that has come. */
final class Order {
    private static final long NEVER = Long.MAX_VALUE;

    private final Verdict.OnCall verdict;
    private final Set<String> tried = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private int tries;
    private boolean refused;
    private boolean heard;
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

    /** The PBX answered the last try. */
    boolean heard() {
        return heard;
    }

    /** Nothing more is tried until it begins anew. */
    boolean waits() {
        return deadlineNanos == NEVER;
    }

    /** The PBX knows no such channel any more. */
    boolean gone(String uniqueid) {
        return gone.contains(uniqueid);
    }

    boolean tried(String uniqueid) {
        return tried.contains(uniqueid);
    }

    /** The next try is made now and has until {@code deadlineNanos}. */
    void tryNext(long deadlineNanos) {
        tries++;
        refused = false;
        heard = false;
        this.deadlineNanos = deadlineNanos;
    }

    void await() {
        deadlineNanos = NEVER;
    }

    /** No try was made so far, and the first one is due at {@code atNanos}. */
    void anew(long atNanos) {
        tries = 0;
        refused = false;
        tried.clear();
        deadlineNanos = atNanos;
    }

    void aimAt(String uniqueid) {
        tried.add(uniqueid);
    }

    /** Takes the answer about a leg to the try with this number; answers to earlier tries are late and mean nothing. */
    void answered(int ofTry, String uniqueid, Wire.Answer answer) {
        if (ofTry == tries && answer != Wire.Answer.LOST) {
            heard = true;
            refused |= answer != Wire.Answer.ACCEPTED;
            if (answer == Wire.Answer.NO_SUCH_CHANNEL) {
                gone.add(uniqueid);
            }
        }
    }
}
