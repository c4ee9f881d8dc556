package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.ami.Stamp;
import java.util.ArrayList;
import java.util.List;

/** Events written by hand, a millisecond apart. */
final class Events {
    static final long SECOND = 1_000_000_000L;
    private static final int RINGING = 5;
    private long atNanos = 1_800_000_000L * SECOND;
    private int lists;

    /** A channel's state, its Uniqueid and linkedid given as one word each. */
    static Snapshot channel(String name, int state, String exten, String uniqueid, String linkedid) {
        return new Snapshot(name, state, "", "", "from-internal", exten, uniqueid, linkedid);
    }

    static Snapshot from(String context, Snapshot of) {
        return new Snapshot(
                of.channel(),
                of.state(),
                of.callerIdNum(),
                of.accountCode(),
                context,
                of.exten(),
                of.uniqueid(),
                of.linkedid());
    }

    static Snapshot at(int state, Snapshot of) {
        return new Snapshot(
                of.channel(),
                state,
                of.callerIdNum(),
                of.accountCode(),
                of.context(),
                of.exten(),
                of.uniqueid(),
                of.linkedid());
    }

    Stamp stamp() {
        atNanos += 1_000_000;
        return new Stamp("pbx", atNanos, 0);
    }

    Events pause(long seconds) {
        atNanos += seconds * SECOND;
        return this;
    }

    Event connected() {
        return new Event.Connected(stamp());
    }

    Event disconnected() {
        return new Event.Disconnected(stamp(), "closed");
    }

    Event born(Snapshot channel) {
        return new Event.Newchannel(stamp(), channel);
    }

    Event state(int state, Snapshot channel) {
        return new Event.Newstate(stamp(), at(state, channel));
    }

    Event ringing(Snapshot channel) {
        return state(RINGING, channel);
    }

    Event up(Snapshot channel) {
        return state(Snapshot.UP, channel);
    }

    Event dial(Snapshot caller, Snapshot dest, String dialString) {
        return new Event.DialBegin(stamp(), caller, dest, dialString);
    }

    Event hangup(Snapshot channel, int cause) {
        return new Event.Hangup(stamp(), channel, cause);
    }

    /** A complete list of channels, each this old. */
    List<Event> list(long ageSeconds, Snapshot... channels) {
        String id = "list" + ++lists;
        List<Event> events = new ArrayList<>();
        for (Snapshot channel : channels) {
            events.add(new Event.CoreShowChannel(stamp(), id, channel, ageSeconds));
        }
        events.add(new Event.CoreShowChannelsComplete(stamp(), id, channels.length));
        return events;
    }

    static List<Event> emptyLists(Stamp after, int count) {
        Events events = new Events();
        events.atNanos = after.atNanos();
        List<Event> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.addAll(events.pause(30).list(0));
        }
        return lists;
    }
}
