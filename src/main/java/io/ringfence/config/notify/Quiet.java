package io.ringfence.config.notify;

import io.ringfence.config.notify.Receiver.From;
import io.ringfence.time.Holidays;
import io.ringfence.time.Opening;
import io.ringfence.time.WeeklyHours;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * When a receiver is left in peace, by the clock on the wall.
 *
 * @param hours none when it never is
 * @param from the least that is told at once all the same
 * @param moneyMicros what has cost, or could cost, so much is told at once; {@link #NO_MONEY} when money makes no difference
 */
public record Quiet(ZoneId zone, List<Opening> hours, From from, long moneyMicros) {
    /** Money makes no difference. */
    public static final long NO_MONEY = Long.MAX_VALUE;

    /** Never. */
    public static final Quiet NEVER = new Quiet(ZoneId.of("UTC"), List.of(), From.FENCE, NO_MONEY);

    /** Whether it is quiet at an instant, in nanoseconds since 1970. */
    public boolean at(long atNanos) {
        return !hours.isEmpty() && new WeeklyHours(zone, hours, List.of(), Path.of(""), Holidays.NONE).open(atNanos);
    }
}
