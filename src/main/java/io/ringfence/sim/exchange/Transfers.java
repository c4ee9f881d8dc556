package io.ringfence.sim.exchange;

import java.util.function.Consumer;

/** Calls handed on by a phone's REFER, as recorded from Asterisk 22.10. */
public final class Transfers {
    private static final String CONTEXT = "from-internal";

    private final Exchange exchange;

    public Transfers(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Whoever the transferer talks to is sent to an extension, and the transferer is gone.
     *
     * @param dialplan what the extension does with the transferee
     */
    public void blind(Channel transferer, String extension, Consumer<Channel> dialplan) {
        if (!(transferer.tie instanceof Bridge bridge)) {
            return;
        }
        Channel transferee = bridge.other(transferer);
        Wire event = exchange.wire
                .begin(EventClass.CALL, "BlindTransfer")
                .header("Result", "Success")
                .channel("Transferer", transferer)
                .channel("Transferee", transferee);
        bridge.describe(event, "", 2)
                .header("IsExternal", "Yes")
                .header("Context", CONTEXT)
                .header("Extension", extension)
                .end();
        transferer.tie = Tie.NONE;
        transferee.tie = Tie.NONE;
        bridge.event("BridgeLeave", 1).channel("", transferer).end();
        exchange.go(transferee, CONTEXT, extension, 1);
        bridge.event("BridgeLeave", 0).channel("", transferee).end();
        bridge.event("BridgeDestroy", 0).end();
        exchange.part(transferer, Cause.NORMAL);
        dialplan.accept(transferee);
    }

    /** Two calls of one phone are joined and the phone leaves both. */
    public void attended(Channel first, Channel second) {
        if (!(first.tie instanceof Bridge held) || !(second.tie instanceof Bridge consulted)) {
            return;
        }
        Channel transferee = held.other(first);
        Channel target = consulted.other(second);
        Runnable announce = announcement(first, second, transferee, target);
        first.tie = Tie.NONE;
        held.event("BridgeLeave", 1).channel("", transferee).end();
        consulted.swap(second, transferee);
        exchange.newConnectedLine(transferee, target.callerNum, target.callerName);
        target.linkedid = transferee.linkedid;
        exchange.newConnectedLine(target, transferee.callerNum, transferee.callerName);
        held.event("BridgeLeave", 0).channel("", first).end();
        announce.run();
        held.event("BridgeDestroy", 0).end();
        exchange.part(second, Cause.NORMAL);
        exchange.part(first, Cause.NORMAL);
    }

    private Runnable announcement(Channel first, Channel second, Channel transferee, Channel target) {
        Bridge held = Bridge.of(first);
        Bridge consulted = Bridge.of(second);
        return () -> {
            Wire event = exchange.wire
                    .begin(EventClass.CALL, "AttendedTransfer")
                    .header("Result", "Success")
                    .channel("OrigTransferer", first);
            held.describe(event, "Orig", 2).channel("SecondTransferer", second);
            consulted
                    .describe(event, "Second", 2)
                    .channel("Transferee", transferee)
                    .channel("TransferTarget", target)
                    .header("IsExternal", "No")
                    .header("DestType", "Bridge")
                    .header("DestBridgeUniqueid", consulted.id)
                    .end();
        };
    }
}
