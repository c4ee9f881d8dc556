package io.ringfence.act.notify;

import io.ringfence.act.notify.digest.Review;
import io.ringfence.act.notify.tell.Message;
import io.ringfence.act.notify.tell.Notice;
import io.ringfence.config.notify.Reports.Period;
import io.ringfence.config.notify.Whose;
import io.ringfence.store.Archive;
import io.ringfence.store.UnusableStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** The report on the day or the week until now, for whoever does not want to wait for it. */
public final class Preview {
    private Preview() {}

    /** Prints it, and tells nobody else. */
    public static void print(
            Path store, boolean weekly, Whose whose, String currency, ZoneId zone, long nowNanos, PrintWriter out)
            throws UnusableStore {
        ZonedDateTime to = Instant.ofEpochSecond(0, nowNanos).atZone(zone);
        ZonedDateTime from = weekly ? to.minusWeeks(1) : to.minusDays(1);
        try (Archive archive = Archive.open(store)) {
            String event = Review.of(
                    archive, new Review.About(weekly ? Period.WEEKLY : Period.DAILY, whose, currency), from, to);
            Message message = new Message(List.of(Notice.of("preview", nowNanos, event)), false, 0);
            out.println(message.subject());
            message.lines().forEach(out::println);
            out.flush();
        }
    }
}
