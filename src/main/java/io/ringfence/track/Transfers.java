package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.fact.Call.Route;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls handed on. A blind transfer makes a new attempt, paid by who transferred, told before the number is dialled;
 * after an attended one every leg keeps its payer.
 */
final class Transfers {
    private static final int MOST_WAITING = 1_000;
    private static final String SUCCESS = "Success";

    private final String pbx;
    private final Dialling dialling;
    private final Attempts attempts;
    private final Consumer<Fact> facts;

    /**
     * Several transferred at once are sent through a Local channel, which Asterisk joins before or after it tells of the
     * transfer: here waits whichever comes first, by linkedid.
     */
    private final Map<String, Channel> locals = bounded();

    private final Map<String, Channel.Transfer> transfers = bounded();

    Transfers(String pbx, Dialling dialling, Attempts attempts, Consumer<Fact> facts) {
        this.pbx = pbx;
        this.dialling = dialling;
        this.attempts = attempts;
        this.facts = facts;
    }

    void blind(Event.BlindTransfer event) {
        long at = event.stamp().atNanos();
        Channel transferer = dialling.observe(at, event.transferer(), false);
        Channel transferee = dialling.observe(at, event.transferee(), false);
        if (!event.result().equals(SUCCESS)) {
            return;
        }
        Payer payer = transferer.present() ? dialling.attribution().actor(transferer) : Payer.UNKNOWN;
        Channel.Transfer transfer = new Channel.Transfer(Dialled.cut(event.extension()), payer);
        String linkedid = event.transferer().linkedid();
        if (transferee.present()) {
            handOn(at, transferee, transfer);
        } else if (!event.transferee().present()) {
            Channel.Transfer known = transfers.put(linkedid, transfer);
            Channel local = locals.getOrDefault(linkedid, Channel.NONE);
            if (local.present() && local.number().equals(transfer.target())) {
                handOn(at, local, transfer);
            } else if (!transfer.equals(known)) {
                tell(at, linkedid, transfer, false);
            }
        }
    }

    void attended(Event.AttendedTransfer event) {
        long at = event.stamp().atNanos();
        Channel first = dialling.observe(at, event.origTransferer(), false);
        Channel second = dialling.observe(at, event.secondTransferer(), false);
        dialling.observe(at, event.transferee(), false);
        Channel target = dialling.observe(at, event.target(), false);
        boolean done = event.result().equals(SUCCESS) && !event.destType().equals("Fail");
        if (!done || !first.present() || first.handedOn) {
            return;
        }
        first.handedOn = true;
        Payer payer = dialling.attribution().actor(first);
        tell(at, first.linkedid, new Channel.Transfer(consulted(second, target), payer), true);
    }

    /** A Local channel whose halves were joined, and nobody dials it so far. */
    void localBridge(long atNanos, Channel two) {
        if (!two.present() || two.partner.dialledBy.present() || !two.attempts.isEmpty()) {
            return;
        }
        locals.put(two.linkedid, two);
        Channel.Transfer transfer = transfers.getOrDefault(two.linkedid, Channel.Transfer.NONE);
        if (transfer.present() && transfer.target().equals(two.number())) {
            two.transfer = transfer;
            dialling.ensure(atNanos, two, dialling.dialled(two.number()), false);
        }
    }

    private void handOn(long atNanos, Channel transferee, Channel.Transfer transfer) {
        Dialled number = dialling.dialled(transfer.target());
        boolean dialling = false;
        for (Attempt attempt : transferee.attempts) {
            dialling |= attempt.dials(number);
        }
        if (dialling && transferee.transfer.equals(transfer)) {
            return;
        }
        transferee.transfer = transfer;
        transferee.at(transfer.target());
        tell(atNanos, transferee.linkedid, transfer, false);
        if (!dialling) {
            attempts.open(atNanos, transferee, new Origin(transfer.transferer(), Route.TRANSFERRED), number, false);
        }
    }

    private void tell(long atNanos, String linkedid, Channel.Transfer transfer, boolean attended) {
        facts.accept(new CallTransferred(atNanos, pbx, linkedid, transfer.transferer(), transfer.target(), attended));
    }

    private static String consulted(Channel second, Channel target) {
        for (Attempt attempt : second.attempts) {
            return attempt.call.dialled();
        }
        return second.number().isEmpty() ? Dialled.cut(target.caller) : second.number();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_WAITING;
            }
        };
    }
}
