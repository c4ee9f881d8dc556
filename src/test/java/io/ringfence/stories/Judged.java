package io.ringfence.stories;

import io.ringfence.decide.Verdict;
import io.ringfence.number.DestinationClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of one trial by the call they are about. */
final class Judged {
    /** The first verdict on a call, and the first that ended it. */
    static final class OnCall {
        final Verdict.OnCall first;
        Verdict.OnCall worst;
        long endedNanos = Long.MAX_VALUE;

        private OnCall(Verdict.OnCall first) {
            this.first = first;
            this.worst = first;
        }

        boolean ended() {
            return endedNanos != Long.MAX_VALUE;
        }
    }

    private final Map<String, OnCall> calls = new HashMap<>();
    private final List<Verdict.OnCall> emergencies = new ArrayList<>();

    void take(Verdict verdict) {
        if (!(verdict instanceof Verdict.OnCall about)) {
            return;
        }
        OnCall known = calls.computeIfAbsent(about.call().linkedid(), linkedid -> new OnCall(about));
        if (about.action().compareTo(known.worst.action()) > 0) {
            known.worst = about;
        }
        if (about.enforced() && about.action().hangsUp()) {
            known.endedNanos = Math.min(known.endedNanos, about.atNanos());
            if (about.call().destination().type() == DestinationClass.EMERGENCY) {
                emergencies.add(about);
            }
        }
    }

    Map<String, OnCall> calls() {
        return calls;
    }

    /** Emergency calls that were ended: there must be none. */
    List<Verdict.OnCall> emergencies() {
        return emergencies;
    }
}
