package io.ringfence.upkeep;

import io.ringfence.act.notify.Trial;
import io.ringfence.config.notify.Receiver;
import io.ringfence.time.Clock;
import io.ringfence.web.api.Upkeep.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Who is told, and whether a test message arrives. */
final class Receivers {
    private static final long PAUSE_SECONDS = 60;

    private record Tried(long atNanos, boolean well, String says) {}

    private final Clock clock;
    private final Chore chore;
    private final Map<String, Tried> tried = new ConcurrentHashMap<>();

    Receivers(Clock clock) {
        this.clock = clock;
        this.chore = new Chore("a test", PAUSE_SECONDS, clock);
    }

    /** Each with its last test. */
    Map<String, Object> all(List<Receiver> receivers) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Receiver receiver : receivers) {
            Tried last = tried.getOrDefault(receiver.name(), new Tried(0, false, ""));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", receiver.name());
            row.put("kind", receiver.kind().label());
            row.put("from", receiver.from().label());
            row.put("at", TimeUnit.NANOSECONDS.toMillis(last.atNanos()));
            row.put("well", last.well());
            row.put("says", last.says());
            items.add(row);
        }
        return Map.of("items", items, "next", "", "running", chore.busy());
    }

    /** Takes the place for a test, or says why there is none to make. */
    Reply begin(List<Receiver> receivers) {
        return receivers.isEmpty()
                ? new Reply.Unable("nobody is to be told: the settings have no `notify`")
                : chore.begin("a test message is on its way to every receiver");
    }

    /** Sends each a message; what came of it, in words. Takes as long as they do. */
    String send(List<Receiver> receivers, String who) {
        try {
            tried.keySet().retainAll(receivers.stream().map(Receiver::name).toList());
            List<String> failed = new ArrayList<>();
            for (Receiver receiver : receivers) {
                Trial.Came came = Trial.send(receiver, who + " asked for a test", clock.epochNanos());
                tried.put(receiver.name(), new Tried(clock.epochNanos(), came.well(), came.says()));
                if (!came.well()) {
                    failed.add(receiver.name());
                }
            }
            return "sent a test message to " + receivers.size() + " receivers"
                    + (failed.isEmpty() ? "" : "; not taken by " + String.join(", ", failed));
        } finally {
            chore.end();
        }
    }
}
