package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;

/** The channel whose headers an event carries first: who acts in it. */
final class Subjects {
    private Subjects() {}

    static Snapshot of(Event event) {
        if (event instanceof Event.OfChannel of) {
            return of.channel();
        } else if (event instanceof Event.DialBegin begin) {
            return begin.caller().present() ? begin.caller() : begin.dest();
        } else if (event instanceof Event.DialState state) {
            return state.caller().present() ? state.caller() : state.dest();
        } else if (event instanceof Event.DialEnd end) {
            return end.caller().present() ? end.caller() : end.dest();
        } else if (event instanceof Event.BlindTransfer blind) {
            return blind.transferer();
        } else if (event instanceof Event.AttendedTransfer attended) {
            return attended.origTransferer();
        } else if (event instanceof Event.LocalBridge local) {
            return local.two();
        } else if (event instanceof Event.LocalOptimizationEnd local) {
            return local.two();
        } else if (event instanceof Event.Pickup pickup) {
            return pickup.channel();
        }
        return Snapshot.NONE;
    }
}
