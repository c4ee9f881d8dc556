package io.ringfence.drill;

import io.ringfence.config.Settings.DrillSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.TimeUnit;

/** When the next drill of every week is. */
final class Weekly {
    private Weekly() {}

    /** The first moment after {@code afterNanos}; never when none is scheduled. A time the clock skips is an hour later. */
    static long next(DrillSettings drill, ZoneId zone, long afterNanos) {
        if (!drill.scheduled()) {
            return Long.MAX_VALUE;
        }
        ZonedDateTime after = Instant.ofEpochSecond(0, afterNanos).atZone(zone);
        ZonedDateTime next = on(after, drill, zone);
        if (!next.isAfter(after)) {
            next = on(after.plusDays(1), drill, zone);
        }
        return TimeUnit.SECONDS.toNanos(next.toEpochSecond());
    }

    private static ZonedDateTime on(ZonedDateTime from, DrillSettings drill, ZoneId zone) {
        return from.toLocalDate()
                .with(TemporalAdjusters.nextOrSame(drill.day()))
                .atTime(drill.time())
                .atZone(zone);
    }
}
