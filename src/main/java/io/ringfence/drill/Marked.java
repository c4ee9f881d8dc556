package io.ringfence.drill;

import io.ringfence.ami.Event;
import io.ringfence.ami.Snapshot;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one channel of a drill, and how it is told apart: by a uniqueid with 128 random bits that was chosen for it and is compared
 * as a whole, never by anything a caller can put into a number or a name. Asterisk gives no other channel an identity that is
 * taken.
 *
 * @param uniqueid which Asterisk is asked to give the channel
 * @param number which the rehearsed call is said to dial; E.164 assigns none like it
 */
record Marked(String uniqueid, String number) {
    /** Leads to the discard port of the PBX itself: no phone rings, no trunk is used, no dialplan runs. */
    static final String CHANNEL = "UnicastRTP/127.0.0.1:9";

    /** As which its events are read in the drill. */
    static final String TRUNK = "ringfence-drill";

    /** The call ends by itself after so long, whatever becomes of Ringfence. */
    private static final int LIFE_SECONDS = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    static Marked fresh() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return new Marked(
                TRUNK + "-" + HexFormat.of().formatHex(random), String.format("+999%08d", RANDOM.nextInt(100_000_000)));
    }

    /** The order to Asterisk. */
    Map<String, String> originate() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Channel", CHANNEL);
        headers.put("ChannelId", uniqueid);
        headers.put("CallerID", "\"Ringfence drill\" <" + number + ">");
        headers.put("Application", "Wait");
        headers.put("Data", Integer.toString(LIFE_SECONDS));
        headers.put("Timeout", "5000");
        headers.put("Async", "true");
        return headers;
    }

    /** Whether an event is about the channel of this drill, or another one that is tied to it. */
    boolean concerns(Event event) {
        if (event instanceof Event.OfChannel of) {
            return ours(of.channel());
        }
        if (event instanceof Event.DialBegin begin) {
            return ours(begin.dest()) || ours(begin.caller());
        }
        return event instanceof Event.DialEnd end && (ours(end.dest()) || ours(end.caller()));
    }

    /** Why the channel is no longer the drill's alone, so that it must be let go; {@code ""} while it is. */
    String strange(Event event) {
        if (event instanceof Event.OfChannel of && !named(of.channel())) {
            return "the channel is of another kind than was asked for";
        }
        if (event instanceof Event.BridgeEnter) {
            return "the channel was connected with another";
        }
        if (event instanceof Event.DialBegin begin
                && (ours(begin.caller()) || begin.caller().present())) {
            return "the channel takes part in a call of somebody else";
        }
        return "";
    }

    /** The event as it would be of a call on a trunk; none when nobody needs it. */
    Optional<Event> asOnTrunk(Event event) {
        if (event instanceof Event.Newchannel created) {
            return Optional.of(new Event.Newchannel(created.stamp(), onTrunk(created.channel())));
        }
        if (event instanceof Event.DialBegin begin) {
            return Optional.of(
                    new Event.DialBegin(begin.stamp(), Snapshot.NONE, onTrunk(begin.dest()), number + "@" + TRUNK));
        }
        if (event instanceof Event.Hangup hangup) {
            return Optional.of(new Event.Hangup(hangup.stamp(), onTrunk(hangup.channel()), hangup.cause()));
        }
        return Optional.empty();
    }

    private boolean ours(Snapshot channel) {
        return channel.uniqueid().equals(uniqueid);
    }

    private static boolean named(Snapshot channel) {
        return channel.channel().startsWith(CHANNEL + "-");
    }

    private static Snapshot onTrunk(Snapshot channel) {
        return new Snapshot(
                "PJSIP/" + TRUNK + "-00000001",
                channel.state(),
                channel.callerIdNum(),
                channel.accountCode(),
                channel.context(),
                channel.exten(),
                channel.uniqueid(),
                channel.linkedid());
    }
}
