package io.ringfence.track;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import java.util.ArrayList;
import java.util.List;

/** An attempt in progress: the call as told, and the channels that keep it alive. */
final class Attempt {

    /** Stands for no attempt. */
    static final Attempt NONE = new Attempt(
            new Call("", 0, "", "", Payer.UNKNOWN, Call.Route.DIRECT, "", "", Dialled.INSIDE, ""),
            new Dialled("", Dialled.INSIDE));

    Call call;
    final Dialled dialled;

    /** Channels whose dialplan dials the number, the first being the calling leg. */
    final List<Channel> callers = new ArrayList<>(1);

    /** Channels towards trunks. */
    final List<Channel> legs = new ArrayList<>(1);

    long answeredNanos;
    int cause;
    boolean ended;

    Attempt(Call call, Dialled dialled) {
        this.call = call;
        this.dialled = dialled;
    }

    boolean present() {
        return this != NONE;
    }

    boolean answered() {
        return answeredNanos != 0;
    }

    /** A call from outside to the PBX. */
    boolean inbound() {
        return call.route() == Call.Route.INBOUND;
    }

    /** Whether {@code sent} is what this attempt dials. */
    boolean dials(Dialled sent) {
        return !inbound() && dialled.same(sent);
    }

    /** Nothing is left of it; of an answered outside call once its trunk legs are gone, whatever its caller does next. */
    boolean over() {
        return legs.isEmpty() && (callers.isEmpty() || (answered() && !dialled.internal()));
    }

    void carriedBy(String trunk) {
        call = call.over(trunk);
    }
}
