package io.ringfence.score;

import io.ringfence.stat.DecayingPeak;
import io.ringfence.stat.Layout;
import io.ringfence.stat.PeriodSum;
import io.ringfence.stat.Slice;
import io.ringfence.stat.WindowSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;

/**
 * What has been spent by whom: ended calls from the rows, those in progress by their price. Takes 76 bytes a row.
 *
 * <p>A call in progress counts for a span with what it has cost since the span began; when it ends, that is booked; and becomes usual,
 * unless the call had {@link Past#UNUSUAL} points, or nobody here has seen how it began.
 */
final class Purse {
    private static final int BUCKETS = 6;
    private static final Duration BUCKET = Duration.ofMinutes(10);
    private static final long HOUR_NANOS = BUCKETS * BUCKET.toNanos();
    private static final long HORIZON_NANOS = Duration.ofDays(1).toNanos();
    private static final int MICRO_DIGITS = 6;

    private final WindowSum hour;
    private final PeriodSum day;
    private final PeriodSum month;
    private final DecayingPeak usualHour;
    private final DecayingPeak usualDay;

    /** A time in which money is summed up. */
    enum Span {
        HOUR,
        DAY,
        MONTH
    }

    /** Money of each span, in millionths. */
    record Spent(long hour, long day, long month) {
        long of(Span span) {
            return switch (span) {
                case HOUR -> hour;
                case DAY -> day;
                case MONTH -> month;
            };
        }
    }

    Purse(Layout layout, Spend.Config config) {
        hour = new WindowSum(layout, BUCKETS, BUCKET);
        day = new PeriodSum(layout);
        month = new PeriodSum(layout);
        usualHour = new DecayingPeak(
                layout,
                Duration.ofHours(1),
                config.habitHalfLife(),
                new DecayingPeak.Growth(2, config.hourFloor() / config.times()));
        usualDay = new DecayingPeak(
                layout,
                Duration.ofDays(1),
                config.habitHalfLife(),
                new DecayingPeak.Growth(2, config.dayFloor() / config.times()));
    }

    /** Books what a call that ends has cost. */
    void book(Subjects subjects, long atNanos) {
        OpenCall open = subjects.open();
        LocalDay calendar = subjects.calendar();
        long ofHour = open.cost(atNanos - HOUR_NANOS, atNanos);
        long ofDay = open.cost(calendar.dayFromNanos(), atNanos);
        long ofMonth = open.cost(calendar.monthFromNanos(), atNanos);
        if (ofHour == 0) {
            return;
        }
        for (Subject subject : Subject.all()) {
            Slice row = subject.row(subjects);
            if (row.present()) {
                hour.add(row, atNanos, (double) ofHour);
                day.add(row, calendar.day(), ofDay);
                month.add(row, calendar.month(), ofMonth);
                if (subjects.ends() && open.suspicion() < Past.UNUSUAL) {
                    usualHour.add(row, atNanos, (double) ofHour);
                    usualDay.add(row, atNanos, (double) ofDay);
                }
            }
        }
    }

    /** What a row and the calls in progress that are its own have cost by {@code atNanos}. */
    Spent spent(Slice row, Collection<OpenCall> running, LocalDay calendar, long atNanos) {
        long ofHour = (long) hour.value(row, atNanos);
        long ofDay = day.value(row, calendar.day());
        long ofMonth = month.value(row, calendar.month());
        for (OpenCall open : running) {
            ofHour += open.cost(atNanos - HOUR_NANOS, atNanos);
            ofDay += open.cost(calendar.dayFromNanos(), atNanos);
            ofMonth += open.cost(calendar.monthFromNanos(), atNanos);
        }
        return new Spent(ofHour, ofDay, ofMonth);
    }

    /** What a subject of the fact has spent by {@code atNanos}. */
    Spent spent(Subject subject, Subjects subjects, long atNanos) {
        return spent(subject.row(subjects), subjects.running(subject), subjects.calendar(), atNanos);
    }

    /**
     * The first moment from now on at which a subject will have spent more than {@code limit}, if its calls in progress go on and none begins;
     * {@link OpenCall#NEVER} if not within a day.
     */
    long crossing(Subject subject, Subjects subjects, Span span, long limit) {
        LocalDay calendar = subjects.calendar();
        long now = subjects.atNanos();
        long from = switch (span) {
            case HOUR -> now - HOUR_NANOS;
            case DAY -> calendar.dayFromNanos();
            case MONTH -> calendar.monthFromNanos();
        };
        Slice row = subject.row(subjects);
        long booked = switch (span) {
            case HOUR -> (long) hour.value(row, now);
            case DAY -> day.value(row, calendar.day());
            case MONTH -> month.value(row, calendar.month());
        };
        return crossing(subjects.running(subject), booked, from, now, limit);
    }

    /** By halving: the sum is a staircase that only climbs. */
    static long crossing(Collection<OpenCall> running, long booked, long from, long now, long limit) {
        long high = now + HORIZON_NANOS;
        if (booked + sum(running, from, high) <= limit) {
            return OpenCall.NEVER;
        }
        long low = now;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (booked + sum(running, from, middle) > limit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static long sum(Collection<OpenCall> running, long from, long to) {
        long sum = 0;
        for (OpenCall open : running) {
            sum += open.cost(from, to);
        }
        return sum;
    }

    double usualHour(Slice row, long atNanos) {
        return usualHour.value(row, atNanos);
    }

    double usualDay(Slice row, long atNanos) {
        return usualDay.value(row, atNanos);
    }

    /** What ended calls cost on a day. */
    long day(Slice row, int dayNumber) {
        return day.value(row, dayNumber);
    }

    /** {@code 12.50 EUR}. */
    static String money(double micros, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return BigDecimal.valueOf(Math.round(micros), MICRO_DIGITS)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .toPlainString()
                + ' '
                + currency.getCurrencyCode();
    }
}
