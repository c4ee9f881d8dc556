package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds, at the first event that shows it, every number a channel dials, and every leg that carries it outside. */
final class Dialling {
    private final String pbx;
    private final DialPlan plan;
    private final Channels channels;
    private final Observation observation;
    private final Trunks trunks;
    private final Extensions extensions;
    private final Attribution attribution;
    private final Attempts attempts;
    private final Map<String, CallAnswered.Underway> left;
    private final Consumer<Fact> facts;

    Dialling(
            String pbx,
            DialPlan plan,
            Channels channels,
            Observation observation,
            Trunks trunks,
            Extensions extensions,
            Attribution attribution,
            Attempts attempts,
            Map<String, CallAnswered.Underway> left,
            Consumer<Fact> facts) {
        this.left = left;
        this.pbx = pbx;
        this.plan = plan;
        this.channels = channels;
        this.observation = observation;
        this.attribution = attribution;
        this.trunks = trunks;
        this.extensions = extensions;
        this.attempts = attempts;
        this.facts = facts;
    }

    /** The far half of a Local channel found in a list. */
    void admitLocal(long atNanos, Channel channel) {
        if (channel.name.local() && channel.name.half() == 2 && channel.attempts.isEmpty()) {
            Dialled number = Dialled.of(channel.number(), plan);
            if (!channel.number().isEmpty() && !number.internal()) {
                attempts.ensure(atNanos, channel, number, true);
            }
        }
    }

    /** A leg towards a trunk found in a list. */
    void admitLeg(long atNanos, Channel channel) {
        if (idleTrunk(channel)) {
            guess(atNanos, channel, true);
        }
    }

    private boolean idleTrunk(Channel channel) {
        return trunks.isTrunk(channel.name) && !channel.attempted && !channel.carries.present();
    }

    void dialBegin(Event.DialBegin event) {
        long at = event.stamp().atNanos();
        Channel caller = observation.observe(at, event.caller(), false);
        Channel dest = observation.observe(at, event.dest(), false);
        if (!dest.present()) {
            return;
        }
        link(caller, dest);
        String technology = dest.name.technology();
        String sent = Dialled.cut(DialString.number(technology, event.dialString()));
        Dialled number = Dialled.of(sent, plan);
        boolean outside = !sent.isEmpty() && !number.internal();
        if (outside) {
            trunks.carried(dest.name);
        }
        if (dest.name.local()) {
            throughLocal(at, dest);
        } else if (trunks.isTrunk(dest.name) || (outside && Trunks.couldBeTrunk(dest.name))) {
            leg(at, caller, dest, sent);
            dest.attempted = true;
        } else if (caller.present() && dest.name.peer()) {
            noteGroup(caller, dest);
        }
    }

    /** The dialplan's next step. */
    void newexten(Event.Newexten event) {
        Channel channel = observation.observe(event.stamp().atNanos(), event.channel(), false);
        if (channel.present() && !event.toDial().isEmpty()) {
            channel.toDial = Dialled.cut(DialString.argument(event.toDial()));
        }
    }

    void dialEnd(Event.DialEnd event) {
        long at = event.stamp().atNanos();
        Channel caller = observation.observe(at, event.caller(), false);
        Channel dest = observation.observe(at, event.dest(), false);
        if (!event.forward().isEmpty()) {
            forward(at, caller, dest, DialString.forward(event.forward()));
        }
        if (!event.dialStatus().equals("ANSWER") || !dest.present()) {
            return;
        }
        link(caller, dest);
        if (caller.present() && dest.name.peer() && !trunks.isTrunk(dest.name) && !dest.carries.present()) {
            caller.answeredBy = dest.name.endpoint();
        }
        if (idleTrunk(dest)) {
            leg(at, caller, dest, caller.toDial);
        }
        dest.state = Snapshot.UP;
        attempts.up(at, dest);
    }

    /** The halves of a Local channel are known; ;1 says at which number its caller is. */
    void localBridge(Event.LocalBridge event) {
        long at = event.stamp().atNanos();
        Channel one = observation.observe(at, event.one(), false);
        Channel two = observation.observe(at, event.two(), false);
        if (!one.present() || !two.present()) {
            return;
        }
        Channels.pair(one, two);
        String asker = one.number();
        boolean internal = Extensions.plausible(asker)
                && !asker.equals(two.number())
                && Dialled.of(asker, plan).internal();
        if (internal || one.dialledBy.present()) {
            throughLocal(at, one);
        }
    }

    void bridgeEnter(Event.BridgeEnter event) {
        long at = event.stamp().atNanos();
        Channel channel = observation.observe(at, event.channel(), false);
        if (!channel.present()) {
            return;
        }
        channels.enter(channel, event.bridge());
        boolean ours = channel.firstState == Snapshot.DOWN || (channel.firstState != Snapshot.RING && !channel.root());
        if (ours && idleTrunk(channel)) {
            guess(at, channel, false);
        }
    }

    /** A trunk leg whose dialling was not seen: it joins what its call dials, or shows the number itself. */
    private void guess(long atNanos, Channel leg, boolean alreadyUp) {
        Channel root = channels.rootOf(leg);
        Channel caller = leg.dialledBy.present() ? leg.dialledBy : root == leg ? Channel.NONE : root;
        Attempt attempt = attempts.ofCall(leg.linkedid);
        if (attempt.present()) {
            attempts.carry(atNanos, attempt, leg);
            return;
        }
        Channel calling = caller.present() ? caller : leg;
        CallAnswered.Underway before = left.get(leg.uniqueid);
        Dialled number =
                before == null ? shown(calling, leg) : Dialled.of(before.call().dialled(), plan);
        attempts.carry(atNanos, attempts.ensure(atNanos, calling, number, alreadyUp), leg);
    }

    /** The number a leg was asked for, where no dial string told: an internal one proves nothing, it is the forwarder's. */
    private Dialled shown(Channel calling, Channel leg) {
        if (calling != leg) {
            for (String text : List.of(calling.toDial, leg.number(), Dialled.cut(leg.caller))) {
                Dialled number = Dialled.of(text, plan);
                if (Dialled.number(text) && !number.internal()) {
                    return number;
                }
            }
        }
        return Dialled.UNSEEN;
    }

    private static void link(Channel caller, Channel dest) {
        if (caller.present() && dest != caller) {
            dest.dialledBy = caller;
            caller.calls = true;
        }
    }

    /** What the far half of a Local channel is at is being dialled, if it leads outside. */
    private void throughLocal(long atNanos, Channel one) {
        Channel two = one.partner.present() ? one.partner : one;
        Dialled number = Dialled.of(two.number(), plan);
        if (!two.number().isEmpty() && !number.internal()) {
            attempts.ensure(atNanos, two, number, false);
        }
    }

    /** A leg towards a trunk: part of an attempt there is, or the first sight of another number. */
    private void leg(long atNanos, Channel caller, Channel dest, String sent) {
        Channel root = channels.rootOf(dest);
        Channel calling = caller.present() ? caller : root.present() ? root : dest;
        Dialled number;
        if (!sent.isEmpty()) {
            number = Dialled.of(sent, plan);
        } else {
            number = calling == dest ? shown(dest, dest) : Dialled.of(calling.number(), plan);
        }
        if (dest.carries.present() && dest.carries.dials(number)) {
            return;
        }
        if (number.internal()) {
            for (Attempt attempt : calling.attempts) {
                if (!attempt.inbound()) {
                    attempts.carry(atNanos, attempt, dest);
                    return;
                }
            }
            return;
        }
        attempts.carry(atNanos, attempts.ensure(atNanos, calling, number, false), dest);
    }

    private void forward(long atNanos, Channel caller, Channel dest, String target) {
        if (!caller.present()) {
            return;
        }
        Payer forwarder = dest.present() ? attribution.actor(dest) : Payer.UNKNOWN;
        Channel.Forward forward = new Channel.Forward(Dialled.of(target, plan), forwarder);
        if (!caller.forwards.contains(forward)) {
            caller.forwarded(forward);
            facts.accept(new CallForwarded(atNanos, pbx, caller.linkedid, forwarder, target));
        }
    }

    private void noteGroup(Channel caller, Channel dest) {
        String at = caller.number();
        if (Extensions.plausible(at)
                && !at.equals(dest.name.endpoint())
                && Dialled.of(at, plan).internal()) {
            extensions.rangOther(at);
        }
    }
}
