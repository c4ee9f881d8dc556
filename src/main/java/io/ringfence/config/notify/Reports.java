package io.ringfence.config.notify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** When a receiver gets a report on what was, by the clock on the wall. */
public record Reports(ZoneId zone, List<Due> due) {
    /** None. */
    public static final Reports NONE = new Reports(ZoneId.of("UTC"), List.of());

    /** How much one report is about. */
    public enum Period {
        /** A day. */
        DAILY,
        /** A week. */
        WEEKLY;

        /** As it is written. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One kind of report.
     *
     * @param day of the week on which it is due; of no meaning for a daily one
     */
    public record Due(Period period, DayOfWeek day, LocalTime time) {
        /** As it is written. */
        public String words() {
            String name = day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
            return (period == Period.WEEKLY ? name + " " : "") + time;
        }
    }

    /** When {@code one} was due last, not after {@code nowNanos}. A time that daylight saving skips is as much later. */
    public ZonedDateTime last(Due one, long nowNanos) {
        ZonedDateTime now = Instant.ofEpochSecond(0, nowNanos).atZone(zone);
        ZonedDateTime today = at(one, now.toLocalDate());
        return today.isAfter(now) ? at(one, now.toLocalDate().minusDays(1)) : today;
    }

    private ZonedDateTime at(Due one, LocalDate latest) {
        LocalDate day =
                one.period() == Period.DAILY ? latest : latest.with(TemporalAdjusters.previousOrSame(one.day()));
        return day.atTime(one.time()).atZone(zone);
    }
}
