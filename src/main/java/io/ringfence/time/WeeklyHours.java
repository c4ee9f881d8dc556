package io.ringfence.time;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The same hours every week, except on holidays. Hours are those of the clock on the office's wall, so an hour that daylight saving
 * skips is never asked for and one it repeats counts twice.
 *
 * @param zone where that clock hangs
 * @param openings the hours; none when nobody said
 * @param codes whose public holidays count, {@code DE} or {@code DE-BY}
 * @param calendar the iCalendar file with more days off; empty when there is none
 * @param holidays all days off
 */
public record WeeklyHours(ZoneId zone, List<Opening> openings, List<String> codes, Path calendar, Holidays holidays)
        implements OfficeHours {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public boolean known() {
        return !openings.isEmpty();
    }

    @Override
    public boolean open(long atNanos) {
        LocalDateTime at = local(atNanos);
        int minute = at.getHour() * 60 + at.getMinute();
        return openings.isEmpty()
                || open(at.toLocalDate(), minute, false)
                || open(at.toLocalDate().minusDays(1), minute, true);
    }

    private boolean open(LocalDate began, int minute, boolean yesterday) {
        int day = began.getDayOfWeek().ordinal();
        for (Opening opening : openings) {
            boolean within = opening.overMidnight()
                    ? yesterday ? minute < opening.toMinute() : minute >= opening.fromMinute()
                    : !yesterday && minute >= opening.fromMinute() && minute < opening.toMinute();
            if (within && opening.on(day) && !holidays.on(began)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean holiday(long atNanos) {
        return holidays.on(local(atNanos).toLocalDate());
    }

    @Override
    public String words() {
        return String.join(", ", openings.stream().map(Opening::toString).toList());
    }

    private LocalDateTime local(long atNanos) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(atNanos, SECOND)), zone);
    }
}
