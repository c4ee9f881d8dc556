package io.ringfence.sim.exchange;

/** Two channels that hear each other. */
final class Bridge implements Tie {
    private final Exchange exchange;
    final String id;
    private final Channel dest;
    private final Channel runner;
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

    private Wire event(String name, int channels) {
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
        exchange.softHangup(runner);
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
