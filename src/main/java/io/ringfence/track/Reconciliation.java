package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.CallAnswered;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what events told with what {@code CoreShowChannels} lists. A channel ends when two complete lists in a row lack
 * it (one, when the PBX has proved to have booted since); a list proves alive what it names; an incomplete list proves
 * no end. AMI answers overtake events, so a channel just born may be listed first and one just dead be missing: neither
 * is taken for more than it is.
 */
final class Reconciliation {
    private static final long SECOND = 1_000_000_000L;
    private static final long BOOT_REPORT = 10 * SECOND;
    private static final long QUEUED = 2 * SECOND;
    /** Seconds: what is longer is no call, and no money of this month. */
    private static final long LONGEST_CALL = 40L * 24 * 3_600;

    private record Stranger(Channel channel, long ageNanos) {}

    private final Channels channels;
    private final Attempts attempts;
    private final Observation observation;
    private final Dialling dialling;
    private final Map<String, CallAnswered.Underway> left;

    private String actionId = "";
    private long newestBefore;
    private int entries;
    private final Set<String> listed = new HashSet<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final List<Channel> early = new ArrayList<>();

    private long connectedNanos;
    private long lostNanos;
    private long newestWhenLost;
    private int lists;
    private long bootReportNanos;
    private long bootNanos;
    private boolean firstList;
    private final Hearing hearing = new Hearing();

    Reconciliation(
            Channels channels,
            Attempts attempts,
            Observation observation,
            Dialling dialling,
            Map<String, CallAnswered.Underway> left) {
        this.left = left;
        this.channels = channels;
        this.attempts = attempts;
        this.observation = observation;
        this.dialling = dialling;
    }

    void connected(long atNanos) {
        connectedNanos = atNanos;
        firstList = true;
        lists = 0;
        hearing.connected();
        forget();
    }

    void lost(long atNanos) {
        lostNanos = atNanos;
        newestWhenLost = channels.newest();
        forget();
    }

    void booted(long atNanos, long uptimeSeconds) {
        if (uptimeSeconds >= 0) {
            bootReportNanos = atNanos;
            bootNanos = atNanos - uptimeSeconds * SECOND;
        }
    }

    void entry(Event.CoreShowChannel event) {
        if (!event.actionId().equals(actionId)) {
            begin(event.actionId());
        }
        entries++;
        Snapshot seen = event.channel();
        if (seen.uniqueid().isEmpty() || channels.buried(seen.uniqueid()) || !listed.add(seen.uniqueid())) {
            return;
        }
        Channel channel = observation.list(event.stamp().atNanos(), seen);
        if (channel.listedOnly) {
            since(channel, event);
            strangers.add(new Stranger(channel, ageNanos(event)));
        } else if (firstList && channel.midway && !channel.carries.present()) {
            since(channel, event);
            early.add(channel); // an event told of it before the list could
        }
    }

    /** What is up when a feed begins and was not seen before it has been so since it was created: how long it rang is not listed. */
    private void since(Channel channel, Event.CoreShowChannel event) {
        if (firstList && channel.state == Snapshot.UP && channel.upSinceNanos == 0) {
            channel.upSinceNanos = Math.max(lostNanos, event.stamp().atNanos() - ageNanos(event));
        }
    }

    private static long ageNanos(Event.CoreShowChannel event) {
        return Math.min(LONGEST_CALL, Math.max(0, event.durationSeconds())) * SECOND;
    }

    void complete(Event.CoreShowChannelsComplete event) {
        if (!event.actionId().equals(actionId)) {
            begin(event.actionId());
        }
        if (entries == event.listItems()) {
            long at = event.stamp().atNanos();
            int enough = firstList && rebooted() ? 1 : 2;
            firstList = false;
            lists++;
            for (Channel channel : channels.all()) {
                reap(at, channel, enough);
            }
            admit(at);
            hearing.listed();
            settle();
        }
        forget();
    }

    /** Whether events tell of the channels that are listed. */
    Hearing hearing() {
        return hearing;
    }

    private void reap(long atNanos, Channel channel, int enough) {
        boolean younger = channel.sequence > newestBefore;
        if (younger || listed.contains(channel.uniqueid) || ++channel.missed < enough) {
            return;
        }
        channels.remove(channel);
        attempts.gone(endedBy(atNanos, channel), channel, 0, true);
    }

    /** A channel from before a break that was not seen since may have ended as it began: what cannot be known is not charged. */
    private long endedBy(long atNanos, Channel channel) {
        boolean unseenSince = lostNanos != 0 && channel.sequence <= newestWhenLost && channel.missed >= lists;
        return unseenSince ? lostNanos : atNanos;
    }

    /** Each call of an earlier process is carried by its channel by now, or has ended when it was last seen. */
    private void settle() {
        for (CallAnswered.Underway call : left.values()) {
            Channel leg = channels.get(call.leg());
            if (!leg.carries.present()) {
                attempts.over(call);
                leg.upSinceNanos =
                        leg.present() ? call.seenNanos() : 0; // should it carry one later, nothing counts twice
            }
        }
        left.clear();
    }

    /** Origins first, then the Local channels between, then the legs that join what those dial. */
    private void admit(long atNanos) {
        List<Channel> strange = new ArrayList<>();
        for (Stranger stranger : strangers) {
            Channel channel = stranger.channel();
            if (channels.alive(channel) && channel.listedOnly && due(atNanos, stranger.ageNanos())) {
                strange.add(channel);
            }
        }
        for (Channel channel : strange) {
            observation.admit(atNanos, channel);
        }
        for (Channel channel : strange) {
            dialling.admitLocal(atNanos, channel);
        }
        for (Channel channel : strange) {
            dialling.admitLeg(atNanos, channel);
        }
        early.stream().filter(channels::alive).forEach(channel -> dialling.admitLeg(atNanos, channel));
    }

    /** Old enough that its events are not just late; one older than the feed is no surprise. */
    private boolean due(long atNanos, long ageNanos) {
        long feed = atNanos - connectedNanos;
        if (ageNanos + SECOND >= feed) {
            return true;
        }
        if (ageNanos < QUEUED) {
            return false;
        }
        if (ageNanos + QUEUED < feed) {
            hearing.unseen();
        }
        return true;
    }

    private boolean rebooted() {
        boolean reportedAtLogin = Math.abs(bootReportNanos - connectedNanos) < BOOT_REPORT;
        return lostNanos != 0 && reportedAtLogin && bootNanos > lostNanos;
    }

    private void begin(String id) {
        forget();
        actionId = id;
        newestBefore = channels.newest();
    }

    private void forget() {
        actionId = "";
        entries = 0;
        listed.clear();
        strangers.clear();
        early.clear();
    }

    /**
     * Whether events of calls arrive at all. A channel that a list shows before its event came may have raced it, and one event may be
     * lost; but when no event of any channel comes from one list to the next though one was found unannounced, the session is deaf,
     * until an event proves otherwise. A new login alone proves nothing, but gives a session the rights the account has by then.
     */
    static final class Hearing {
        private static final int ENOUGH_LISTS = 2;

        private int before;
        private int unseen;
        private int unseenInSilence;
        private int silentLists;
        private int soundLists;
        private boolean deaf;

        void connected() {
            before = deaf ? count() : 0;
            unseen = 0;
            unseenInSilence = 0;
            silentLists = 0;
        }

        /** A list shows a channel that events ought to have shown. */
        void unseen() {
            unseen++;
            unseenInSilence++;
            soundLists = 0;
        }

        /** A list is complete. */
        void listed() {
            if (unseenInSilence > 0) {
                silentLists++;
                deaf |= silentLists >= ENOUGH_LISTS;
            } else if (++soundLists >= ENOUGH_LISTS) {
                unseen = 0;
            }
        }

        /** An event of a channel came; whether that ends deafness. */
        boolean heard() {
            silentLists = 0;
            unseenInSilence = 0;
            boolean was = deaf;
            if (was) {
                deaf = false;
                before = 0;
                unseen = 0;
            }
            return was;
        }

        /** Channels found by lists that events ought to have shown, lately or since it is deaf. */
        int count() {
            return before + unseen;
        }

        boolean deaf() {
            return deaf;
        }

        /** Deaf by what this session showed: another may hear. */
        boolean wantsLogin() {
            return silentLists >= ENOUGH_LISTS;
        }
    }
}
