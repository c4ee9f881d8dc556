package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.ConfigurationChanged.Change;
import io.ringfence.fact.ConfigurationChanged.What;
import io.ringfence.fact.Fact;
import io.ringfence.number.DialPlan;
import io.ringfence.track.forward.ForwardCodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the events of one PBX into facts: which numbers are dialled, who pays, when each attempt is answered and ends. Owned
 * by one thread. Holds at most the given number of channels; every other table is bounded too.
 */
public final class Tracker {
    private static final int MOST_CHANNELS = 100_000;

    private final String pbx;
    private final Channels channels;
    private final Trunks trunks;
    private final Attempts attempts;
    private final Observation observation;
    private final Dialling dialling;
    private final Transfers transfers;
    private final Reconciliation reconciliation;
    private final FeedWatch feed;
    private final Authentication authentication;
    private final Contacts contacts;
    private final Forgery forgery;
    private final DialPlan plan;
    /** Calls an earlier process left while they were up, by the channel that answered, until all channels were listed. */
    private final Map<String, CallAnswered.Underway> left = new HashMap<>();

    private ForwardCodes forwardCodes;
    private final List<Fact> told = new ArrayList<>();

    /**
     * A tracker of one PBX.
     *
     * @param pbx its configured name
     * @param plan how it dials
     * @param trunkGlobs globs over endpoint names ({@code trunk*}) or devices ({@code PJSIP/trunk*}); empty to learn them
     */
    public Tracker(String pbx, DialPlan plan, List<String> trunkGlobs) {
        this(pbx, plan, trunkGlobs, MOST_CHANNELS);
    }

    Tracker(String pbx, DialPlan dialPlan, List<String> trunkGlobs, int mostChannels) {
        this.pbx = pbx;
        this.channels = new Channels(mostChannels);
        this.plan = new Dialled.Recent(dialPlan);
        this.trunks = new Trunks(trunkGlobs);
        Extensions extensions = new Extensions();
        Attribution attribution = new Attribution(channels, extensions, trunks, plan);
        this.attempts = new Attempts(pbx, attribution, this::tell);
        this.observation = new Observation(plan, channels, trunks, extensions, attempts, left);
        this.dialling = new Dialling(
                pbx, plan, channels, observation, trunks, extensions, attribution, attempts, left, this::tell);
        this.transfers = new Transfers(pbx, plan, channels, observation, attribution, attempts, this::tell);
        this.reconciliation = new Reconciliation(channels, attempts, observation, dialling, left);
        this.feed = new FeedWatch(pbx, reconciliation, this::tell);
        this.authentication = new Authentication(pbx, this::tell);
        this.contacts = new Contacts(pbx, this::tell);
        this.forgery = new Forgery(channels, attribution);
        this.forwardCodes = new ForwardCodes(plan, List.of());
    }

    /** Goes by other trunks from now on; what was made of events before stays. */
    public void become(List<String> trunkGlobs) {
        trunks.become(trunkGlobs);
    }

    /** Tells of call forwards to costly numbers that are set by dialling one of {@code codes} before the number; this. */
    public Tracker forwardCodes(List<String> codes) {
        forwardCodes = new ForwardCodes(plan, codes);
        return this;
    }

    /** Takes up a call that an earlier process left while it was up; before the first event. */
    public void resume(CallAnswered.Underway call) {
        left.put(call.leg(), call);
    }

    /** What an event means, in order; empty for most. Valid until the next. */
    public List<Fact> on(Event event) {
        told.clear();
        take(event);
        return told;
    }

    /** Live attempts to reach numbers outside. */
    public int active() {
        return attempts.outbound();
    }

    /**
     * The channels to hang up to stop an attempt, in order of escalation: the calling leg, others that dial for it, legs on
     * trunks, the channel that began the call.
     *
     * @return Uniqueids of live channels; empty when the attempt is over
     */
    public List<String> legs(long attempt) {
        Set<String> legs = new LinkedHashSet<>();
        for (Channel leg : attempts.legs(attempt)) {
            legs.add(leg.uniqueid);
        }
        Channel root = channels.get(attempts.call(attempt).linkedid());
        if (!legs.isEmpty() && root.present()) {
            legs.add(root.uniqueid);
        }
        return List.copyOf(legs);
    }

    /** A live channel's newest name, {@code ""} when it is not known. */
    public String channelName(String uniqueid) {
        return channels.get(uniqueid).rawName;
    }

    /** Endpoints that behave as trunks, {@code TECH/endpoint}, sorted; learned from what was seen so far. */
    public List<String> proposedTrunks() {
        return trunks.proposed();
    }

    /** Channels a list showed and events ought to have, since the feed began: above 0 the feed is incomplete. */
    public int unseenChannels() {
        return feed.unseen();
    }

    /** Whether this session shows no event of any channel though channels begin: another login may have other rights. */
    public boolean wantsLogin() {
        return feed.wantsLogin();
    }

    /** Channels given up for want of room. */
    public long evictedChannels() {
        return channels.evicted();
    }

    private void tell(Fact fact) {
        told.add(fact);
    }

    private void take(Event event) {
        long at = event.stamp().atNanos();
        if (takeUsual(at, event)) {
            return;
        }
        if (event instanceof Event.OfChannel of) {
            takeChannel(at, of);
        } else if (event instanceof Event.LocalBridge local) {
            dialling.localBridge(local);
            transfers.localBridge(at, channels.get(local.two().uniqueid()));
        } else if (event instanceof Event.BlindTransfer blind) {
            transfers.blind(blind);
        } else if (event instanceof Event.AttendedTransfer attended) {
            transfers.attended(attended);
        } else if (event instanceof Event.Security security) {
            authentication.on(security);
        } else if (event instanceof Event.Broken broken) {
            takeBroken(at, broken);
        } else {
            takeRare(at, event);
        }
    }

    /** Those every call has come first: to ask an event for its class is nothing, for an interface it is a search. */
    private boolean takeUsual(long at, Event event) {
        if (event instanceof Event.Newexten newexten) {
            dialling.newexten(newexten);
        } else if (event instanceof Event.Newstate state) {
            feed.heard(at);
            observation.observe(at, state.channel(), false);
        } else if (event instanceof Event.Newchannel created) {
            feed.heard(at);
            observation.observe(at, created.channel(), true);
            forward(at, created.channel());
        } else if (event instanceof Event.Hangup hangup) {
            feed.heard(at);
            hangup(at, hangup);
        } else if (event instanceof Event.BridgeEnter enter) {
            feed.heard(at);
            dialling.bridgeEnter(enter);
        } else if (event instanceof Event.BridgeLeave leave) {
            feed.heard(at);
            channels.leave(observation.observe(at, leave.channel(), false));
        } else if (event instanceof Event.DialBegin begin) {
            dialling.dialBegin(begin);
        } else if (event instanceof Event.DialState state) {
            observation.observe(at, state.caller(), false);
            observation.observe(at, state.dest(), false);
        } else if (event instanceof Event.DialEnd end) {
            dialling.dialEnd(end);
        } else {
            return false;
        }
        return true;
    }

    private void takeChannel(long at, Event.OfChannel event) {
        if (event instanceof Event.CoreShowChannel entry) {
            reconciliation.entry(entry);
        } else {
            feed.heard(at);
            observation.observe(at, event.channel(), false);
        }
    }

    private void forward(long at, Snapshot channel) {
        ForwardCodes.Dialled dialled = forwardCodes.read(channel.exten());
        if (!dialled.costly()) {
            return; // nearly every call: its channel's name need not be read for this
        }
        ChannelName name = ChannelName.of(channel.channel());
        if (!trunks.isTrunk(name) && !name.chosenByCaller()) {
            String who = "of " + name.endpoint() + " to " + dialled.number();
            tell(new ConfigurationChanged(at, pbx, What.FORWARD, Change.ADDED, who, "dialled " + dialled.code(), true));
        }
    }

    private void takeRare(long at, Event event) {
        if (event instanceof Event.Rename rename) {
            observation.rename(rename);
        } else if (event instanceof Event.Pickup pickup) {
            observation.observe(at, pickup.channel(), false);
            observation.observe(at, pickup.target(), false);
        } else if (event instanceof Event.CoreShowChannelsComplete complete) {
            feed.listed(complete);
        } else if (event instanceof Event.ContactStatus contact) {
            contacts.on(contact);
        } else if (event instanceof Event.PeerStatus peer) {
            contacts.on(peer);
        } else if (event instanceof Event.FullyBooted booted) {
            reconciliation.booted(at, booted.uptimeSeconds());
        } else if (event instanceof Event.Connected) {
            feed.connected(at);
        } else if (event instanceof Event.Disconnected disconnected) {
            feed.lost(at, disconnected.reason());
        }
    }

    private void hangup(long at, Event.Hangup hangup) {
        String uniqueid = hangup.channel().uniqueid();
        if (uniqueid.isEmpty()) {
            return;
        }
        Channel channel = channels.get(uniqueid);
        channels.bury(uniqueid);
        if (channel.present()) {
            channels.remove(channel);
            attempts.gone(at, channel, hangup.cause(), false);
        }
    }

    /** The forger's own call goes on being followed by what the fixed headers prove. */
    private void takeBroken(long at, Event.Broken broken) {
        Channel before = forgery.actor(broken);
        if (!(broken.proved() instanceof Event.Broken)) {
            take(broken.proved());
        }
        tell(forgery.fact(at, pbx, broken, before.present() ? before : forgery.actor(broken)));
    }
}
