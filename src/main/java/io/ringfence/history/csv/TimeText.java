package io.ringfence.history.csv;

import java.time.LocalDate;

/**
 * The times of a CDR: {@code 2026-11-22 20:11:05}, perhaps with {@code T} between, a fraction, and {@code Z} or an offset
 * behind. One instance reads one text at a time.
 */
public final class TimeText {
    private static final int SHORTEST = 19;
    private static final long NANOS = 1_000_000_000L;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;

    private long localNanos;
    private boolean absolute;

    /** Reads {@code text}; false when it is no time. */
    public boolean read(String text) {
        absolute = false;
        if (!looksLikeTime(text)) {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean valid = year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= LocalDate.of(year, month, 1).lengthOfMonth()
                && hour < 24
                && minute < 60
                && second <= 60;
        if (!valid) {
            return false;
        }
        localNanos = (daysFromCivil(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second) * NANOS;
        return rest(text);
    }

    /** Nanoseconds since 1970 on the wall clock, or in UTC when {@link #absolute()}. */
    public long nanos() {
        return localNanos;
    }

    /** Whether the text said its offset itself. */
    public boolean absolute() {
        return absolute;
    }

    /** Whether {@code text} begins as a date and a time of day. */
    static boolean looksLikeTime(String text) {
        if (text.length() < SHORTEST) {
            return false;
        }
        for (int i = 0; i < SHORTEST; i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7 -> c == '-' || c == '/';
                case 10 -> c == ' ' || c == 'T';
                case 13, 16 -> c == ':';
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean rest(String text) {
        int at = SHORTEST;
        if (at < text.length() && text.charAt(at) == '.') {
            long unit = NANOS / 10;
            for (at++; at < text.length() && digit(text, at); at++) {
                localNanos += unit * (text.charAt(at) - '0');
                unit /= 10;
            }
        }
        if (at == text.length()) {
            return true;
        }
        String zone = text.substring(at).strip();
        absolute = true;
        return zone.equals("Z") || zone.equals("UTC") || offset(zone);
    }

    private boolean offset(String zone) {
        String digits = zone.substring(zone.isEmpty() ? 0 : 1).replace(":", "");
        boolean valid = (zone.startsWith("+") || zone.startsWith("-"))
                && Text.digitsOnly(digits)
                && (digits.length() == 2 || digits.length() == 4);
        if (!valid) {
            return false;
        }
        long seconds = number(digits, 0, 2) * 3600L + (digits.length() == 4 ? number(digits, 2, 4) * 60L : 0);
        localNanos -= (zone.charAt(0) == '-' ? -seconds : seconds) * NANOS;
        return true;
    }

    private static boolean digit(String text, int at) {
        char c = text.charAt(at);
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** Days since 1970 of a Gregorian date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
    private static long daysFromCivil(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468L;
    }
}
