package io.ringfence.sim.firm;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** Public holidays on which offices of a country stay closed; the ones kept in all its parts. */
final class Holidays {
    private Holidays() {}

    static boolean closed(String country, LocalDate day) {
        MonthDay date = MonthDay.from(day);
        if (date.equals(MonthDay.of(12, 25)) || date.equals(MonthDay.of(1, 1))) {
            return true;
        }
        long sinceEaster = java.time.temporal.ChronoUnit.DAYS.between(easter(day.getYear()), day);
        return switch (country) {
            case "GB", "IE", "AU" ->
                date.equals(MonthDay.of(12, 26))
                        || sinceEaster == -2
                        || sinceEaster == 1
                        || (country.equals("GB") && (monday(day, 5, 1) || lastMonday(day, 5) || lastMonday(day, 8)));
            case "DE" ->
                Set.of(MonthDay.of(12, 26), MonthDay.of(5, 1), MonthDay.of(10, 3))
                                .contains(date)
                        || Set.of(-2L, 1L, 39L, 50L).contains(sinceEaster);
            default ->
                date.equals(MonthDay.of(7, 4))
                        || monday(day, 1, 3)
                        || monday(day, 2, 3)
                        || lastMonday(day, 5)
                        || monday(day, 9, 1)
                        || (day.getMonthValue() == 11 && is(day, DayOfWeek.THURSDAY, 4));
        };
    }

    private static boolean monday(LocalDate day, int month, int which) {
        return day.getMonthValue() == month && is(day, DayOfWeek.MONDAY, which);
    }

    private static boolean is(LocalDate day, DayOfWeek weekday, int which) {
        return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(which, weekday)));
    }

    private static boolean lastMonday(LocalDate day, int month) {
        return day.getMonthValue() == month && day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
    }

    /** Easter Sunday, by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        int day = (h + l - 7 * m + 114) % 31 + 1;
        return LocalDate.of(year, month, day);
    }
}
