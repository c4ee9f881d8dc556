package io.ringfence.sim.exchange;

/** Two channels that hear each other. */
final class Bridge implements Tie {
    private final Exchange exchange;
    final String id;
    private Channel dest;
    private Channel runner;
    private boolean planned = true;
    private String technology = "simple_bridge";

    private Bridge(Exchange exchange, Channel dest, Channel runner) {
        this.exchange = exchange;
        this.id = exchange.bridgeId();
        this.dest = dest;
        this.runner = runner;
    }

    /** Joins a called channel and the caller who runs the dialplan. */
    static Bridge join(Exchange exchange, Channel dest, Channel runner) {
        Bridge bridge = new Bridge(exchange, dest, runner);
        bridge.event("BridgeCreate", 0).end();
        bridge.event("BridgeEnter", 1).channel("", dest).end();
        bridge.event("BridgeEnter", 2).channel("", runner).end();
        if (!dest.isLocal() && !runner.isLocal()) {
            bridge.technology = "native_rtp";
        }
        dest.tie = bridge;
        runner.tie = bridge;
        return bridge;
    }

    /** The bridge a channel is in. */
    static Bridge of(Channel channel) {
        if (channel.tie instanceof Bridge bridge) {
            return bridge;
        }
        throw new IllegalStateException(channel.name + " is in no bridge");
    }

    /** A transferee takes the place of the one who transfers; no dialplan runs here any more. */
    void swap(Channel leaving, Channel entering) {
        event("BridgeLeave", 1).channel("", leaving).end();
        event("BridgeEnter", 2)
                .channel("", entering)
                .header("SwapUniqueid", leaving.uniqueid)
                .end();
        dest = leaving == dest ? entering : dest;
        runner = leaving == runner ? entering : runner;
        planned = false;
        leaving.tie = NONE;
        entering.tie = this;
    }

    Wire event(String name, int channels) {
        return describe(exchange.wire.begin(EventClass.CALL, name), "", channels);
    }

    Wire describe(Wire wire, String prefix, int channels) {
        return wire.header(prefix + "BridgeUniqueid", id)
                .header(prefix + "BridgeType", "basic")
                .header(prefix + "BridgeTechnology", technology)
                .header(prefix + "BridgeCreator", "<unknown>")
                .header(prefix + "BridgeName", "<unknown>")
                .header(prefix + "BridgeNumChannels", channels)
                .header(prefix + "BridgeVideoSourceMode", "none");
    }

    Channel other(Channel who) {
        return who == dest ? runner : dest;
    }

    @Override
    public void parted(Channel who, int cause) {
        dissolve(who);
        if (planned) {
            exchange.softHangup(runner);
        }
        exchange.end(dest, dest == who ? cause : Cause.NORMAL);
        exchange.end(runner, runner == who ? cause : Cause.NORMAL);
    }

    /** Both leave, {@code first} first; the channels live on alone. */
    void dissolve(Channel first) {
        Channel last = other(first);
        first.tie = Tie.NONE;
        last.tie = Tie.NONE;
        event("BridgeLeave", 1).channel("", first).end();
        event("BridgeLeave", 0).channel("", last).end();
        event("BridgeDestroy", 0).end();
    }

    @Override
    public void ringing(Channel who) {}

    @Override
    public void answered(Channel who) {}
}
