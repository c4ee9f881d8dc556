package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.Call.Route;
import io.ringfence.fact.CallForwarded;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import java.util.function.Consumer;

/** Finds, at the first event that shows it, every number a channel dials, and every leg that carries it outside. */
final class Dialling {
    private final String pbx;
    private final DialPlan plan;
    private final Channels channels;
    private final Trunks trunks;
    private final Extensions extensions;
    private final Attribution attribution;
    private final Attempts attempts;
    private final Consumer<Fact> facts;

    Dialling(
            String pbx,
            DialPlan plan,
            Channels channels,
            Trunks trunks,
            Extensions extensions,
            Attempts attempts,
            Consumer<Fact> facts) {
        this.pbx = pbx;
        this.plan = plan;
        this.channels = channels;
        this.trunks = trunks;
        this.extensions = extensions;
        this.attempts = attempts;
        this.facts = facts;
        this.attribution = new Attribution(
                channels, extensions, trunks, number -> dialled(number).internal());
    }

    Attribution attribution() {
        return attribution;
    }

    Dialled dialled(String number) {
        return Dialled.of(number, plan);
    }

    /** Takes over a snapshot, and tells what it shows to be dialled or answered. */
    Channel observe(long atNanos, Snapshot seen, boolean created) {
        if (!seen.present() || seen.uniqueid().isEmpty() || channels.buried(seen.uniqueid())) {
            return Channel.NONE;
        }
        Channel channel = channels.get(seen.uniqueid());
        boolean fresh = !channel.present();
        if (fresh) {
            channel = enter(atNanos, seen, !created);
        }
        channel.listedOnly = false;
        refresh(atNanos, channel, seen, fresh);
        return channel;
    }

    /** A channel of a list: alive, and known from nothing else when it is new. */
    Channel list(long atNanos, Snapshot seen) {
        Channel channel = channels.get(seen.uniqueid());
        if (!channel.present()) {
            channel = enter(atNanos, seen, true);
            channel.listedOnly = true;
            channels.update(channel, seen);
            channel.calls = callsByState(channel);
        } else {
            channel.missed = 0;
        }
        return channel;
    }

    /** A channel of a list becomes one like any other, with the number it dials itself. */
    void admit(long atNanos, Channel channel) {
        channel.listedOnly = false;
        consider(atNanos, channel, true, true);
    }

    /** The far half of a Local channel found in a list. */
    void admitLocal(long atNanos, Channel channel) {
        if (channel.name.local() && channel.name.half() == 2 && channel.attempts.isEmpty()) {
            Dialled number = dialled(channel.number());
            if (!channel.number().isEmpty() && !number.internal()) {
                ensure(atNanos, channel, number, true);
            }
        }
    }

    /** A leg towards a trunk found in a list. */
    void admitLeg(long atNanos, Channel channel) {
        boolean idle = channel.attempts.isEmpty() && !channel.carries.present();
        if (trunks.isTrunk(channel.name) && idle) {
            guess(atNanos, channel, true);
        }
    }

    void rename(Event.Rename event) {
        Channel channel = channels.get(event.uniqueid());
        ChannelName name = ChannelName.of(event.newName());
        if (channel.present() && !name.leftover()) {
            channel.rawName = event.newName();
            channel.name = name;
        }
    }

    void dialBegin(Event.DialBegin event) {
        long at = event.stamp().atNanos();
        Channel caller = observe(at, event.caller(), false);
        Channel dest = observe(at, event.dest(), false);
        if (!dest.present()) {
            return;
        }
        link(caller, dest);
        String technology = dest.name.technology();
        String sent = Dialled.cut(DialString.number(technology, event.dialString()));
        Dialled number = dialled(sent);
        boolean outside = !sent.isEmpty() && !number.internal();
        if (outside) {
            trunks.carried(dest.name);
        }
        if (dest.name.local()) {
            throughLocal(at, dest);
        } else if (trunks.isTrunk(dest.name) || (outside && Trunks.couldBeTrunk(dest.name))) {
            leg(at, caller, dest, sent);
        } else if (caller.present() && dest.name.peer()) {
            noteGroup(caller, dest);
        }
    }

    void dialEnd(Event.DialEnd event) {
        long at = event.stamp().atNanos();
        Channel caller = observe(at, event.caller(), false);
        Channel dest = observe(at, event.dest(), false);
        if (!event.forward().isEmpty()) {
            forward(at, caller, dest, DialString.forward(event.forward()));
        }
        if (!event.dialStatus().equals("ANSWER") || !dest.present()) {
            return;
        }
        link(caller, dest);
        if (caller.present() && dest.name.peer() && !trunks.isTrunk(dest.name)) {
            caller.answeredBy = dest.name.endpoint();
        }
        if (trunks.isTrunk(dest.name) && !dest.carries.present() && dest.attempts.isEmpty()) {
            leg(at, caller, dest, "");
        }
        dest.state = Snapshot.UP;
        attempts.up(at, dest);
    }

    /** The halves of a Local channel are known; ;1 says at which number its caller is. */
    void localBridge(Event.LocalBridge event) {
        long at = event.stamp().atNanos();
        Channel one = observe(at, event.one(), false);
        Channel two = observe(at, event.two(), false);
        if (!one.present() || !two.present()) {
            return;
        }
        Channels.pair(one, two);
        String asker = one.number();
        boolean internal = Extensions.plausible(asker)
                && !asker.equals(two.number())
                && dialled(asker).internal();
        if (internal || one.dialledBy.present()) {
            throughLocal(at, one);
        }
    }

    void bridgeEnter(Event.BridgeEnter event) {
        long at = event.stamp().atNanos();
        Channel channel = observe(at, event.channel(), false);
        if (!channel.present()) {
            return;
        }
        channel.bridged = true;
        boolean leg = trunks.isTrunk(channel.name) && channel.firstState != Snapshot.RING;
        if (leg && !channel.carries.present() && channel.attempts.isEmpty()) {
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
        String number = leg.number().isEmpty() ? Dialled.cut(leg.caller) : leg.number();
        if (Dialled.number(number) && !dialled(number).internal()) {
            Channel calling = caller.present() ? caller : leg;
            attempts.carry(atNanos, ensure(atNanos, calling, dialled(number), alreadyUp), leg);
        }
    }

    private Channel enter(long atNanos, Snapshot seen, boolean stub) {
        if (channels.full()) {
            attempts.gone(atNanos, channels.evict(), 0, true);
        }
        Channel channel = channels.add(seen, stub);
        trunks.seenIn(channel.name, seen.context());
        if (channel.name.peer() && !trunks.isTrunk(channel.name)) {
            extensions.seen(channel.name.endpoint());
        }
        return channel;
    }

    private void refresh(long atNanos, Channel channel, Snapshot seen, boolean fresh) {
        boolean wasUp = channel.state == Snapshot.UP && !fresh;
        boolean moved = channels.update(channel, seen);
        boolean called = channel.calls;
        channel.calls = called || callsByState(channel);
        boolean roused = (channel.calls && !called) || (!wasUp && channel.state == Snapshot.UP);
        if (moved || fresh || (roused && !channel.attempted)) {
            consider(atNanos, channel, fresh, false);
        }
        if (!wasUp && channel.state == Snapshot.UP) {
            attempts.up(atNanos, channel);
        }
    }

    /** Ring means that the peer calls us; a channel first seen up with a number runs a dialplan. */
    private static boolean callsByState(Channel channel) {
        boolean upWithNumber = channel.firstState == Snapshot.UP && !channel.exten.isEmpty();
        return channel.state == Snapshot.RING || upWithNumber;
    }

    private void consider(long atNanos, Channel channel, boolean fresh, boolean alreadyUp) {
        if (channel.name.local()) {
            considerLocal(atNanos, channel, fresh);
        } else if (trunks.isTrunk(channel.name)) {
            considerTrunk(atNanos, channel, alreadyUp);
        } else if (channel.name.peer()) {
            considerPhone(atNanos, channel, alreadyUp);
        }
    }

    private void considerPhone(long atNanos, Channel phone, boolean alreadyUp) {
        boolean dials = phone.calls || (phone.originated() && phone.state == Snapshot.UP);
        boolean label = phone.exten.isEmpty() || (phone.exten.length() == 1 && !Dialled.number(phone.exten));
        boolean handled = phone.dialledBy.present() || phone.transfer.present() || (phone.bridged && phone.attempted);
        if (!dials || handled || (phone.extens.isEmpty() && label)) {
            return;
        }
        Dialled number = dialled(phone.extens.isEmpty() ? phone.exten : phone.number());
        if (!phone.attempted || !number.internal()) {
            ensure(atNanos, phone, number, alreadyUp);
        }
    }

    private void considerTrunk(long atNanos, Channel trunk, boolean alreadyUp) {
        if (!trunk.calls || trunk.firstState == Snapshot.DOWN || trunk.dialledBy.present() || trunk.carries.present()) {
            return;
        }
        if (!trunk.attempted) {
            if (trunk.firstState != Snapshot.RING && !trunk.root()) {
                return;
            }
            Payer did = new Payer(Payer.Kind.DID, trunk.firstNumber());
            Dialled inside = new Dialled(trunk.firstNumber(), Dialled.INSIDE);
            attempts.open(atNanos, trunk, new Origin(did, Route.INBOUND), inside, alreadyUp);
        }
        boolean moved = trunk.extens.size() > 1 && !trunk.bridged && !trunk.transfer.present();
        if (moved && !trunk.context.equals(trunk.firstContext) && !Trunks.fromOutside(trunk.context)) {
            Dialled number = dialled(trunk.number());
            if (!number.internal() && !number.same(dialled(trunk.firstNumber()))) {
                ensure(atNanos, trunk, number, alreadyUp);
            }
        }
    }

    private void considerLocal(long atNanos, Channel half, boolean fresh) {
        boolean dials = half.name.half() == 2
                ? half.partner.dialledBy.present()
                : half.root() && half.state == Snapshot.UP && half.extens.size() > 1;
        if (!fresh
                && dials
                && !half.number().isEmpty()
                && !dialled(half.number()).internal()) {
            ensure(atNanos, half, dialled(half.number()), false);
        }
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
        Dialled number = dialled(two.number());
        if (!two.number().isEmpty() && !number.internal()) {
            ensure(atNanos, two, number, false);
        }
    }

    /** A leg towards a trunk: part of an attempt there is, or the first sight of another number. */
    private void leg(long atNanos, Channel caller, Channel dest, String sent) {
        Channel root = channels.rootOf(dest);
        Channel calling = caller.present() ? caller : root.present() ? root : dest;
        String text = !sent.isEmpty() ? sent : calling == dest ? dest.number() : calling.number();
        Dialled number = dialled(text);
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
        attempts.carry(atNanos, ensure(atNanos, calling, number, false), dest);
    }

    /** The attempt by which this channel dials this number: one there is, along the walk to the origin, or a new one. */
    Attempt ensure(long atNanos, Channel calling, Dialled number, boolean alreadyUp) {
        Channel hop = calling;
        for (int walked = 0; hop.present() && walked < 16; walked++) {
            for (Attempt attempt : hop.attempts) {
                if (attempt.dials(number)) {
                    attempts.join(attempt, calling);
                    return attempt;
                }
            }
            hop = attribution.before(hop);
        }
        return attempts.open(atNanos, calling, attribution.of(calling, number), number, alreadyUp);
    }

    private void forward(long atNanos, Channel caller, Channel dest, String target) {
        if (!caller.present()) {
            return;
        }
        Dialled number = dialled(target);
        for (Channel.Forward known : caller.forwards) {
            if (known.target().text().equals(target)) {
                return;
            }
        }
        Payer forwarder = dest.present() ? attribution.actor(dest) : Payer.UNKNOWN;
        caller.forwarded(new Channel.Forward(number, forwarder));
        facts.accept(new CallForwarded(atNanos, pbx, caller.linkedid, forwarder, target));
    }

    private void noteGroup(Channel caller, Channel dest) {
        String at = caller.number();
        if (Extensions.plausible(at)
                && !at.equals(dest.name.endpoint())
                && dialled(at).internal()) {
            extensions.rangOther(at);
        }
    }
}
