package io.ringfence.sim.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Device states, summed over the channels of each device and announced when they change. */
final class Devices {
    private static final class Count {
        int ringing;
        int busy;
        String announced = "";
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Wire wire;

    Devices(Wire wire) {
        this.wire = wire;
    }

    /** Counts a channel in or out of its device by its state. */
    void count(Channel channel, int step) {
        if (channel.isLocal()) {
            return;
        }
        Count count = counts.computeIfAbsent(channel.device, name -> new Count());
        switch (channel.state) {
            case RINGING -> count.ringing += step;
            case RING, UP -> count.busy += step;
            case DOWN -> {}
        }
        touched.add(channel.device);
    }

    /** Announces one device if its state changed. */
    void announce(Channel channel) {
        if (touched.remove(channel.device)) {
            announce(channel.device);
        }
    }

    /** Announces every device whose state changed. */
    void announceAll() {
        touched.forEach(this::announce);
        touched.clear();
    }

    private void announce(String device) {
        Count count = counts.getOrDefault(device, new Count());
        String state =
                count.ringing > 0 ? count.busy > 0 ? "RINGINUSE" : "RINGING" : count.busy > 0 ? "INUSE" : "NOT_INUSE";
        if (!state.equals(count.announced)) {
            count.announced = state;
            wire.plain(EventClass.CALL, "DeviceStateChange", "Device", device, "State", state);
        }
    }
}
