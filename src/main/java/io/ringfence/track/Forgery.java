package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.fact.Payer;

/**
 * Who forged AMI text. Asterisk copies one party's text into the headers of the others' channels, so most broken events
 * name a victim. Only what a calling channel brought itself proves its peer the forger: the number it dials, the number
 * it says it calls from, the number it transfers to. From then on the other channels of the same call point to it.
 */
final class Forgery {
    private final Channels channels;
    private final Attribution attribution;

    Forgery(Channels channels, Attribution attribution) {
        this.channels = channels;
        this.attribution = attribution;
    }

    /** The channel that acts in a broken event, {@link Channel#NONE} when it is not known. */
    Channel actor(Event.Broken broken) {
        return channels.get(subject(broken.proved()).uniqueid());
    }

    InjectionAttempted fact(long atNanos, String pbx, Event.Broken broken, Channel actor) {
        if (!forged(actor) && proves(broken, actor)) {
            actor.forger = attribution.actor(actor);
        }
        actor.tainted |= forged(actor) && broken.field().equals("Exten");
        Channel forger = forger(actor);
        return new InjectionAttempted(
                atNanos,
                pbx,
                broken.name(),
                broken.field(),
                subject(broken.proved()).linkedid(),
                forger.uniqueid,
                forger.forger,
                broken.text());
    }

    private static boolean proves(Event.Broken broken, Channel actor) {
        if (broken.proved() instanceof Event.BlindTransfer) {
            return actor.present() && broken.field().equals("Extension");
        }
        boolean own = broken.field().equals("Exten") || broken.field().equals("CallerIDNum");
        return own && actor.calls && actor.name.peer() && !actor.dialledBy.present();
    }

    private Channel forger(Channel actor) {
        if (forged(actor)) {
            return actor;
        }
        if (forged(actor.dialledBy)) {
            return actor.dialledBy;
        }
        Channel root = channels.rootOf(actor);
        return forged(root) ? root : Channel.NONE;
    }

    private static boolean forged(Channel channel) {
        return channel.forger != Payer.UNKNOWN;
    }

    /** The channel whose headers an event carries first: who acts in it. */
    private static Snapshot subject(Event event) {
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
        } else if (event instanceof Event.Pickup pickup) {
            return pickup.channel();
        }
        return Snapshot.NONE;
    }
}
