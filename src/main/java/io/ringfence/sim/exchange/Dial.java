package io.ringfence.sim.exchange;

import java.util.ArrayList;
import java.util.List;

/** The Dial application: one caller, the channels that ring for him, the first to answer gets him. */
public final class Dial implements Tie {
    final Exchange exchange;
    private final Channel caller;
    private final Then then;
    private final List<Channel> rung = new ArrayList<>(2);
    private boolean several;
    private boolean over;

    Dial(Exchange exchange, Channel caller, Then then) {
        this.exchange = exchange;
        this.caller = caller;
        this.then = then;
    }

    void start(List<Branch> branches) {
        caller.tie = this;
        caller.application = "Dial";
        caller.applicationArgument = "PJSIP/" + branches.get(0).dialString();
        several = branches.size() > 1;
        List<Channel> made = branches.stream().map(branch -> create(branch)).toList();
        for (int i = 0; i < branches.size() && !over; i++) {
            begin(made.get(i), branches.get(i));
        }
    }

    private Channel create(Branch branch) {
        Channel dest = branch.create(exchange, caller);
        dest.tie = this;
        dest.application = "AppDial";
        dest.applicationArgument = "(Outgoing Line)";
        rung.add(dest);
        return dest;
    }

    private void begin(Channel dest, Branch branch) {
        dialEvent("DialBegin", dest).header("DialString", branch.dialString()).end();
        if (!several && !branch.ringsAtOnce() && !dest.isLocal()) {
            connectCaller(dest);
        }
        branch.start(this, dest);
    }

    private void connectCaller(Channel dest) {
        exchange.newConnectedLine(caller, dest.callerNum, dest.callerName);
    }

    private Wire dialEvent(String name, Channel dest) {
        return exchange.wire.begin(EventClass.CALL, name).channel("", caller).channel("Dest", dest);
    }

    /** Lets a fate come over a called channel. */
    void meet(Channel dest, Fate fate) {
        boolean rings = fate.ringNanos() != Fate.NEVER;
        if (rings && fate.ringNanos() == 0) {
            ringing(dest);
        } else if (rings) {
            exchange.agenda.in(fate.ringNanos(), () -> ringing(dest));
        }
        if (fate.thenNanos() != Fate.NEVER) {
            long total = (rings ? fate.ringNanos() : 0) + fate.thenNanos();
            exchange.agenda.in(total, () -> outcome(dest, fate.outcome()));
        }
    }

    @Override
    public void ringing(Channel dest) {
        if (over || dest.ended || dest.state == Channel.State.RINGING) {
            return;
        }
        boolean connected = several || caller.connectedNum.equals(dest.callerNum);
        exchange.state(dest, Channel.State.RINGING);
        if (!connected) {
            connectCaller(dest);
        }
        exchange.devices.announce(dest);
        dialEvent("DialState", dest).header("DialStatus", "RINGING").end();
        exchange.devices.announceAll();
        if (caller.isLocal()) {
            caller.twin.callerNum = dest.callerNum;
            caller.twin.tie.ringing(caller.twin);
        }
    }

    private void outcome(Channel dest, Fate.Outcome outcome) {
        if (over || dest.ended) {
            return;
        }
        if (outcome == Fate.Outcome.ANSWER) {
            answered(dest);
        } else {
            exchange.farHangup(dest, outcome.cause, outcome.techCause);
        }
    }

    @Override
    public void answered(Channel dest) {
        if (over || dest.ended) {
            return;
        }
        over = true;
        exchange.state(dest, Channel.State.UP);
        exchange.witness.answered(dest);
        if (several) {
            connectCaller(dest);
        }
        List<Channel> others =
                rung.stream().filter(other -> other != dest && !other.ended).toList();
        others.forEach(other -> dialEnd(other, "CANCEL"));
        dest.exten = "";
        dialEnd(dest, "ANSWER");
        if (!caller.isUp()) {
            exchange.state(caller, Channel.State.UP);
        }
        exchange.devices.announce(dest);
        others.forEach(other -> exchange.end(other, Cause.ANSWERED_ELSEWHERE));
        Bridge.join(exchange, dest, caller);
        exchange.devices.announceAll();
        if (caller.isLocal()) {
            caller.twin.tie.answered(caller.twin);
        }
        then.answered(caller, dest);
    }

    private void dialEnd(Channel dest, String status) {
        dialEvent("DialEnd", dest).header("DialStatus", status).end();
    }

    /** The phone sends the call on: a Local channel takes its place. */
    void redirect(Channel dest, Branch onward, String exten) {
        if (over || dest.ended) {
            return;
        }
        dest.cause = Cause.REDIRECTED;
        dest.techCause = 302;
        exchange.wire
                .begin(EventClass.CALL, "HangupRequest")
                .channel("", dest)
                .header("Cause", dest.cause)
                .header("TechCause", dest.techCause)
                .end();
        Channel next = create(onward);
        dialEvent("DialEnd", dest)
                .header("Forward", exten)
                .header("DialStatus", "CANCEL")
                .end();
        rung.remove(dest);
        dialEvent("DialBegin", next).header("DialString", onward.dialString()).end();
        exchange.end(dest, Cause.REDIRECTED);
        onward.start(this, next);
    }

    /** Nobody answered in time. */
    void timeOut() {
        if (!over) {
            rung.forEach(dest -> dialEnd(dest, "NOANSWER"));
            giveUp("NOANSWER", Cause.NONE, Cause.NORMAL);
        }
    }

    @Override
    public void parted(Channel who, int cause) {
        if (who == caller) {
            over = true;
            rung.forEach(dest -> dialEnd(dest, "CANCEL"));
            exchange.softHangup(caller);
            rung.forEach(dest -> exchange.end(dest, cause));
            exchange.end(caller, cause);
        } else {
            refused(who, cause);
        }
    }

    private void refused(Channel dest, int cause) {
        String status = status(cause);
        dialEnd(dest, status);
        rung.remove(dest);
        if (rung.isEmpty()) {
            caller.techCause = dest.techCause;
            exchange.end(dest, cause);
            giveUp(status, cause, cause);
        } else {
            exchange.end(dest, cause);
        }
    }

    private void giveUp(String status, int destCause, int callerCause) {
        over = true;
        List.copyOf(rung).forEach(dest -> exchange.end(dest, destCause));
        caller.tie = Tie.NONE;
        if (caller.ended) {
            return;
        }
        caller.priority++;
        if (!then.failed(caller, status)) {
            exchange.part(caller, callerCause);
        }
        exchange.devices.announceAll();
    }

    private static String status(int cause) {
        return switch (cause) {
            case Cause.BUSY -> "BUSY";
            case Cause.CONGESTION -> "CONGESTION";
            default -> "NOANSWER";
        };
    }
}
