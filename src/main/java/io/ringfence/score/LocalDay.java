package io.ringfence.score;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar on the office's wall: which day and month a moment belongs to, and when they began. For one thread. */
final class LocalDay {
    private static final long SECOND = 1_000_000_000L;
    private static final int MONTHS = 12;

    private final ZoneId zone;
    private long fromNanos = 1;
    private long toNanos;
    private long monthFromNanos;
    private int day;
    private int month;

    LocalDay(ZoneId zone) {
        this.zone = zone;
    }

    /** Turns to the day of {@code atNanos}. */
    void turnTo(long atNanos) {
        if (fromNanos <= atNanos && atNanos < toNanos) {
            return;
        }
        LocalDate date = Instant.ofEpochSecond(Math.floorDiv(atNanos, SECOND))
                .atZone(zone)
                .toLocalDate();
        fromNanos = start(date);
        toNanos = start(date.plusDays(1));
        monthFromNanos = start(date.withDayOfMonth(1));
        day = (int) date.toEpochDay();
        month = date.getYear() * MONTHS + date.getMonthValue();
    }

    /** Days since 1970. */
    int day() {
        return day;
    }

    /** Months since the year 0. */
    int month() {
        return month;
    }

    /** When the day began. */
    long dayFromNanos() {
        return fromNanos;
    }

    /** When the month began. */
    long monthFromNanos() {
        return monthFromNanos;
    }

    private long start(LocalDate date) {
        return date.atStartOfDay(zone).toEpochSecond() * SECOND;
    }
}
