package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.Call.Route;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
import java.util.Map;

/** Keeps channels as their newest snapshot says, and tells the numbers that a channel's own state shows to be dialled. */
final class Observation {
    private final DialPlan plan;
    private final Channels channels;
    private final Trunks trunks;
    private final Extensions extensions;
    private final Attempts attempts;
    private final Map<String, CallAnswered.Underway> left;

    Observation(
            DialPlan plan,
            Channels channels,
            Trunks trunks,
            Extensions extensions,
            Attempts attempts,
            Map<String, CallAnswered.Underway> left) {
        this.left = left;
        this.plan = plan;
        this.channels = channels;
        this.trunks = trunks;
        this.extensions = extensions;
        this.attempts = attempts;
    }

    /** Takes over a snapshot, and tells what it shows to be dialled or answered. */
    Channel observe(long atNanos, Snapshot seen, boolean created) {
        Channel channel = channels.get(seen.uniqueid());
        if (channel.seen == seen && channel.state == seen.state() && !channel.listedOnly) {
            // The decoder hands out the same snapshot while a channel's block stays the same: nothing has changed.
            channel.missed = 0;
            return channel;
        }
        boolean nobody = !seen.present() || seen.uniqueid().isEmpty();
        if (nobody || (!channel.present() && channels.buried(seen.uniqueid()))) {
            return Channel.NONE;
        }
        boolean fresh = !channel.present() || channel.listedOnly;
        if (!channel.present()) {
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

    void rename(Event.Rename event) {
        Channel channel = channels.get(event.uniqueid());
        ChannelName name = ChannelName.of(event.newName());
        if (channel.present() && !name.leftover()) {
            channel.rawName = event.newName();
            channel.name = name;
        }
    }

    private Channel enter(long atNanos, Snapshot seen, boolean stub) {
        if (channels.full()) {
            attempts.gone(atNanos, channels.evict(), 0, true);
        }
        Channel channel = channels.add(seen, stub);
        CallAnswered.Underway before = left.get(channel.uniqueid);
        channel.upSinceNanos = before == null ? 0 : before.answeredNanos();
        trunks.seenIn(channel.name, seen.context());
        if (channel.name.peer() && !trunks.isTrunk(channel.name)) {
            extensions.seen(channel.name);
        }
        return channel;
    }

    private void refresh(long atNanos, Channel channel, Snapshot seen, boolean fresh) {
        boolean wasUp = channel.state == Snapshot.UP && !fresh;
        boolean moved = channels.update(channel, seen);
        channel.seen = seen;
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
        Dialled number = Dialled.of(phone.extens.isEmpty() ? phone.exten : phone.number(), plan);
        if (!phone.attempted || !number.internal()) {
            attempts.ensure(atNanos, phone, number, alreadyUp);
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
            attempts.open(
                    atNanos, trunk, new Attribution.Origin(did, Route.INBOUND), inside, alreadyUp || trunk.midway);
        }
        boolean moved = trunk.extens.size() > 1 && !trunk.bridged && !trunk.transfer.present();
        if (moved && !trunk.context.equals(trunk.firstContext) && !Trunks.fromOutside(trunk.context)) {
            Dialled number = Dialled.of(trunk.number(), plan);
            if (!number.internal() && !number.same(Dialled.of(trunk.firstNumber(), plan))) {
                attempts.ensure(atNanos, trunk, number, alreadyUp);
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
                && !Dialled.of(half.number(), plan).internal()) {
            attempts.ensure(atNanos, half, Dialled.of(half.number(), plan), false);
        }
    }
}
