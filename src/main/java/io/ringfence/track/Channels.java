package io.ringfence.track;

import io.ringfence.ami.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Live channels by Uniqueid, in bounded number, and the graves of those hung up: an event or list entry about a dead
 * channel, late or forged, never brings it back.
 */
final class Channels {
    private static final int LONGEST_TEXT = 128;

    private final int most;
    private final Map<String, Channel> byUniqueid = new LinkedHashMap<>();
    private final Map<String, Channel> halves = new HashMap<>();
    private final Map<String, List<Channel>> bridges = new HashMap<>();
    private final Deque<String> stubs = new ArrayDeque<>();
    private final ChannelName.Recent names = new ChannelName.Recent();
    private final Graves graves = new Graves();
    private long sequence;
    private long evicted;

    Channels(int most) {
        this.most = most;
    }

    Channel get(String uniqueid) {
        return byUniqueid.getOrDefault(uniqueid, Channel.NONE);
    }

    /** The oldest channel of the same call, or {@link Channel#NONE} when it is gone. */
    Channel rootOf(Channel channel) {
        return get(channel.linkedid);
    }

    boolean alive(Channel channel) {
        return channel.present() && get(channel.uniqueid) == channel;
    }

    boolean buried(String uniqueid) {
        return graves.has(uniqueid);
    }

    boolean full() {
        return byUniqueid.size() >= most;
    }

    /** Channels given up for want of room. */
    long evicted() {
        return evicted;
    }

    /** The number given to the newest channel: later ones have a higher {@link Channel#sequence}. */
    long newest() {
        return sequence;
    }

    List<Channel> all() {
        return new ArrayList<>(byUniqueid.values());
    }

    /** Gives up a channel to make room: the oldest known from a mere glimpse, else the oldest. */
    Channel evict() {
        evicted++;
        Channel eldest = eldest();
        remove(eldest);
        return eldest;
    }

    private Channel eldest() {
        while (!stubs.isEmpty()) {
            Channel stub = get(stubs.poll());
            if (stub.present()) {
                return stub;
            }
        }
        return byUniqueid.values().iterator().next();
    }

    Channel add(Snapshot seen, boolean stub) {
        ChannelName name = names.of(seen.channel());
        Channel channel = new Channel(seen.uniqueid(), seen.channel(), name, seen.linkedid(), seen.state(), ++sequence);
        channel.firstContext = bounded(seen.context());
        byUniqueid.put(channel.uniqueid, channel);
        if (stub) {
            channel.midway = seen.state() == Snapshot.UP;
            stubs.add(channel.uniqueid);
            if (stubs.size() > most) {
                stubs.poll();
            }
        }
        if (name.local()) {
            pair(channel);
        }
        return channel;
    }

    /**
     * Takes over what a snapshot says.
     *
     * @return whether the channel's number is another than before
     */
    boolean update(Channel channel, Snapshot seen) {
        channel.state = seen.state();
        channel.linkedid = seen.linkedid();
        channel.context = bounded(seen.context());
        channel.caller = known(seen.callerIdNum());
        channel.account = known(seen.accountCode());
        channel.missed = 0;
        if (seen.exten().equals(channel.shown)) {
            return false;
        }
        String dialable = Dialled.cut(seen.exten());
        channel.tainted |= dialable.length() < seen.exten().length();
        boolean another = channel.at(dialable);
        channel.shown = seen.exten();
        return another;
    }

    /** Joins the halves of a Local channel. */
    static void pair(Channel one, Channel two) {
        one.partner = two;
        two.partner = one;
    }

    void enter(Channel channel, String bridge) {
        leave(channel);
        channel.bridged = true;
        channel.bridge = bridge;
        bridges.computeIfAbsent(bridge, unused -> new ArrayList<>(2)).add(channel);
    }

    void leave(Channel channel) {
        List<Channel> members = bridges.getOrDefault(channel.bridge, List.of());
        if (members.size() <= 1) {
            bridges.remove(channel.bridge);
        } else {
            members.remove(channel);
        }
        channel.bridge = "";
    }

    /** The others in the same bridge. */
    List<Channel> matesOf(Channel channel) {
        List<Channel> mates = new ArrayList<>(bridges.getOrDefault(channel.bridge, List.of()));
        mates.remove(channel);
        return mates;
    }

    void remove(Channel channel) {
        leave(channel);
        byUniqueid.remove(channel.uniqueid);
        if (!alive(channel.dialledBy)) {
            channel.dialledBy = Channel.NONE;
        }
        if (channel.name.local()) {
            halves.remove(ChannelName.pairKey(channel.firstName), channel);
        }
    }

    void bury(String uniqueid) {
        graves.add(uniqueid);
    }

    private void pair(Channel half) {
        String key = ChannelName.pairKey(half.firstName);
        Channel other = halves.getOrDefault(key, Channel.NONE);
        if (other.present() && other.name.half() != half.name.half()) {
            pair(other, half);
            halves.remove(key);
        } else {
            halves.put(key, half);
        }
    }

    private static String known(String text) {
        return text.equals("<unknown>") ? "" : bounded(text);
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
