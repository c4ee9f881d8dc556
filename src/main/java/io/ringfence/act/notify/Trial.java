package io.ringfence.act.notify;

import io.ringfence.act.notify.tell.Couriers;
import io.ringfence.act.notify.tell.Message;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Receiver;
import io.ringfence.time.Clock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** One message to each receiver, marked as a test, without the outbox. */
public final class Trial {
    private Trial() {}

    /** Prints what came back; whether all was well. */
    public static boolean run(List<Receiver> receivers, Clock clock, PrintWriter out) {
        if (receivers.isEmpty()) {
            out.println("Nobody is to be told: the settings have no `notify`.");
        }
        boolean well = !receivers.isEmpty();
        for (Receiver receiver : receivers) {
            long now = clock.epochNanos();
            String event = "{\"kind\":\"test\",\"action\":\"alert\",\"why\":\"somebody ran ringfence notify test\"}";
            Notice notice = Notice.of("test-" + now, now, event);
            String says;
            try {
                says = "ok    " + Couriers.to(receiver).bring(new Message(List.of(notice), false, 0), now);
            } catch (IOException | RuntimeException e) {
                well = false;
                says = "FAIL  "
                        + (e instanceof IOException
                                ? e.getMessage()
                                : e.getClass().getSimpleName());
            }
            out.printf("%-20s  %-12s  %s%n", receiver.name(), receiver.kind().label(), says);
        }
        out.flush();
        return well;
    }
}
