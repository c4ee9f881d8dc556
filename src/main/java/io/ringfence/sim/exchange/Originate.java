package io.ringfence.sim.exchange;

/** A channel nobody on a phone asked for: the Originate action, a call file. There is no caller in its Dial events. */
public final class Originate implements Tie {
    private final Exchange exchange;
    private final Script script;

    private Originate(Exchange exchange, Script script) {
        this.exchange = exchange;
        this.script = script;
    }

    static Channel start(Exchange exchange, String trunk, String number, String callerNumber, Script script) {
        Originate originate = new Originate(exchange, script);
        Channel dest = exchange.outgoing(Party.trunk(trunk, ""), "", "from-trunk");
        dest.tie = originate;
        dest.application = "AppDial2";
        dest.applicationArgument = "(Outgoing Line)";
        dest.callerNum = callerNumber;
        dest.connectedNum = callerNumber;
        exchange.newCallerid(dest);
        exchange.newConnectedLine(dest, callerNumber, "");
        originate
                .event("DialBegin", dest)
                .header("DialString", number + "@" + trunk)
                .end();
        long ring = script.fate().ringNanos() == Fate.NEVER ? 0 : script.fate().ringNanos();
        exchange.agenda.in(ring, () -> originate.ringing(dest));
        if (script.fate().thenNanos() != Fate.NEVER) {
            exchange.agenda.in(ring + script.fate().thenNanos(), () -> originate.outcome(dest));
        }
        return dest;
    }

    /**
     * A channel of Asterisk's own that reaches nobody: {@code UnicastRTP}, with an identity the order chose. Up at once, and for so
     * long.
     */
    public static void nowhere(Exchange exchange, String device, String uniqueid, String callerNumber, long lifeNanos) {
        Channel channel = exchange.machinery(device, uniqueid);
        channel.application = "AppDial2";
        channel.applicationArgument = "(Outgoing Line)";
        channel.callerNum = callerNumber;
        exchange.newCallerid(channel);
        Originate originate = new Originate(exchange, Script.of(Fate.rings(0)));
        String address = device.substring(device.indexOf('/') + 1);
        originate.event("DialBegin", channel).header("DialString", address).end();
        exchange.state(channel, Channel.State.UP);
        originate.event("DialEnd", channel).header("DialStatus", "ANSWER").end();
        exchange.agenda.in(lifeNanos, () -> exchange.hangup(channel, Cause.NORMAL));
    }

    private Wire event(String name, Channel dest) {
        return exchange.wire.begin(EventClass.CALL, name).channel("Dest", dest);
    }

    private void outcome(Channel dest) {
        Fate.Outcome outcome = script.fate().outcome();
        if (outcome == Fate.Outcome.ANSWER) {
            answered(dest);
        } else {
            exchange.farHangup(dest, outcome.cause, outcome.techCause);
        }
    }

    @Override
    public void ringing(Channel dest) {
        if (dest.ended || script.fate().ringNanos() == Fate.NEVER) {
            return;
        }
        event("DialState", dest).header("DialStatus", "RINGING").end();
        exchange.state(dest, Channel.State.RINGING);
        exchange.devices.announceAll();
    }

    @Override
    public void answered(Channel dest) {
        if (dest.ended) {
            return;
        }
        exchange.state(dest, Channel.State.UP);
        exchange.witness.answered(dest);
        event("DialEnd", dest).header("DialStatus", "ANSWER").end();
        exchange.devices.announceAll();
        dest.tie = NONE;
        if (script.talkNanos() != Fate.NEVER) {
            exchange.agenda.in(script.talkNanos(), () -> exchange.farHangup(dest, Cause.NORMAL, 0));
        }
    }

    @Override
    public void parted(Channel who, int cause) {
        String status = cause == Cause.BUSY ? "BUSY" : cause == Cause.CONGESTION ? "CONGESTION" : "NOANSWER";
        event("DialEnd", who).header("DialStatus", status).end();
        exchange.end(who, cause);
    }
}
