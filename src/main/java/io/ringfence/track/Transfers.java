package io.ringfence.track;

import io.ringfence.ami.Event;
import io.ringfence.fact.Call.Route;
import io.ringfence.fact.CallTransferred;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.number.DialPlan;
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
    private final DialPlan plan;
    private final Channels channels;
    private final Observation observation;
    private final Attribution attribution;
    private final Attempts attempts;
    private final Consumer<Fact> facts;

    /**
     * Several transferred at once are sent through a Local channel, which Asterisk joins before or after it tells of the
     * transfer: here waits whichever comes first, by linkedid.
     */
    private final Map<String, Channel> locals = bounded();

    private final Map<String, Channel.Transfer> transfers = bounded();

    Transfers(
            String pbx,
            DialPlan plan,
            Channels channels,
            Observation observation,
            Attribution attribution,
            Attempts attempts,
            Consumer<Fact> facts) {
        this.pbx = pbx;
        this.plan = plan;
        this.channels = channels;
        this.observation = observation;
        this.attribution = attribution;
        this.attempts = attempts;
        this.facts = facts;
    }

    void blind(Event.BlindTransfer event) {
        long at = event.stamp().atNanos();
        Channel transferer = observation.observe(at, event.transferer(), false);
        Channel transferee = observation.observe(at, event.transferee(), false);
        if (!event.result().equals(SUCCESS)) {
            return;
        }
        Payer payer = transferer.present() ? attribution.actor(transferer) : attribution.phone(event.transferer());
        Channel.Transfer transfer = new Channel.Transfer(Dialled.cut(event.extension()), payer);
        String linkedid = event.transferer().linkedid();
        if (transferee.present()) {
            handOn(at, transferee, transfer);
        } else if (!event.transferee().present()) {
            Channel.Transfer known = transfers.put(linkedid, transfer);
            Channel local = locals.getOrDefault(linkedid, Channel.NONE);
            if (channels.alive(local) && local.number().equals(transfer.target())) {
                handOn(at, local, transfer);
            } else if (!transfer.equals(known)) {
                tell(at, linkedid, transfer, false);
            }
        }
    }

    void attended(Event.AttendedTransfer event) {
        long at = event.stamp().atNanos();
        Channel first = observation.observe(at, event.origTransferer(), false);
        Channel second = observation.observe(at, event.secondTransferer(), false);
        observation.observe(at, event.transferee(), false);
        Channel target = observation.observe(at, event.target(), false);
        boolean done = event.result().equals(SUCCESS) && !event.destType().equals("Fail");
        if (!done || !first.present() || first.handedOn) {
            return;
        }
        first.handedOn = true;
        Payer payer = attribution.actor(first);
        tell(at, first.linkedid, new Channel.Transfer(consulted(first, second, target), payer), true);
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
            attempts.ensure(atNanos, two, Dialled.of(two.number(), plan), false);
        }
    }

    private void handOn(long atNanos, Channel transferee, Channel.Transfer transfer) {
        Dialled number = Dialled.of(transfer.target(), plan);
        Attempt dialling = Attempt.NONE;
        for (Attempt attempt : transferee.attempts) {
            dialling = attempt.dials(number) ? attempt : dialling;
        }
        if (dialling.present() && transferee.transfer.equals(transfer)) {
            return;
        }
        transferee.transfer = transfer;
        transferee.at(transfer.target());
        tell(atNanos, transferee.linkedid, transfer, false);
        Payer payer = transfer.transferer();
        Attribution.Origin origin = new Attribution.Origin(payer, Route.TRANSFERRED);
        if (!dialling.present()) {
            attempts.open(atNanos, transferee, origin, number, false);
        } else if (payer.kind() != Payer.Kind.UNKNOWN && !payer.equals(dialling.call.payer())) {
            attempts.repay(atNanos, dialling, transferee, origin, number); // it dialled before the transfer was told
        }
    }

    private void tell(long atNanos, String linkedid, Channel.Transfer transfer, boolean attended) {
        facts.accept(new CallTransferred(atNanos, pbx, linkedid, transfer.transferer(), transfer.target(), attended));
    }

    /** Whom the transferer spoke to: by its second call, or through the Local channel of a feature code. */
    private String consulted(Channel first, Channel second, Channel target) {
        Channel asked = target.name.local() || second == first ? target : second;
        if (!asked.number().isEmpty()) {
            return asked.number();
        }
        String dialled = attempts.ofCall(first.linkedid).call.dialled();
        return dialled.isEmpty() ? Dialled.cut(target.caller) : dialled;
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
