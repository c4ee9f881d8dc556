package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Couriers;
import io.ringfence.act.notify.tell.Message;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Receiver;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One message to a receiver at once, marked as a test, without the outbox. */
public final class Trial {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What came back.
     *
     * @param says in words, from the receiver or of the failure
     */
    public record Came(Receiver receiver, boolean well, String says) {}

    private Trial() {}

    /** Sends each receiver a message and prints what came back; whether all was well. */
    public static boolean run(List<Receiver> receivers, Clock clock, PrintWriter out) {
        if (receivers.isEmpty()) {
            out.println("Nobody is to be told: the settings have no `notify`.");
        }
        boolean well = !receivers.isEmpty();
        for (Receiver receiver : receivers) {
            Came came = send(receiver, "somebody ran ringfence notify test", clock.epochNanos());
            well &= came.well();
            String result = came.well() ? "ok    " : "FAIL  ";
            out.printf("%-20s  %-12s  %s%n", receiver.name(), receiver.kind().label(), result + came.says());
        }
        out.flush();
        return well;
    }

    /** Sends one message of kind {@code test}; {@code why} is plain text. Takes as long as the receiver does. */
    public static Came send(Receiver receiver, String why, long nowNanos) {
        String event = JSON.writeValueAsString(Map.of("kind", "test", "action", "alert", "why", why));
        Notice notice = Notice.of("test-" + nowNanos, nowNanos, event);
        try {
            return new Came(
                    receiver, true, Couriers.to(receiver).bring(new Message(List.of(notice), false, 0), nowNanos));
        } catch (IOException e) {
            return new Came(receiver, false, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Came(receiver, false, e.getClass().getSimpleName());
        }
    }
}
