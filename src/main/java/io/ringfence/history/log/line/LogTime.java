package io.ringfence.history.log.line;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Times as Asterisk, syslog and journald write them in front of a line:
 *
 * <pre>
 * 2012-02-13 17:21:54.123    2012-02-13T17:21:54+02:00    2012/02/13 17:21:54    13.02.2012 17:21:54
 * Feb 13 17:21:54    Feb  3 2012 17:21:54    2012 Feb 3 17:21:54    Mon Feb 13 17:21:54 2012    13/Feb/2012:17:21:54    1329153714.123
 * </pre>
 *
 * One instance reads one time at a time.
 */
public final class LogTime extends Digits {
    /** Stands for a time nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final String WEEKDAYS = "montuewedthufrisatsun";
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2199;
    private static final int DAY = 86_400;

    private int year;
    private int month;
    private int day;
    private int ofDay;
    private int knownDate;
    private long knownDay;

    /** Reads a time that begins at {@code from}; where it ends, or -1 when there is none. */
    int read(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        year = 0;
        boolean read = digit(at) ? numeric() : named();
        return read ? at : -1;
    }

    /** Whether the time says its year. */
    boolean dated() {
        return year != 0;
    }

    /** The time on its own clock; to be asked for when {@link #dated}. */
    long localSeconds() {
        return seconds(year);
    }

    /** The time in the year that brings it closest to {@code near}; a day after {@code ceiling}, and maybe after it, nothing was. */
    long nearest(long near, boolean notAfter, long ceiling) {
        int middle = LocalDate.ofEpochDay(Math.floorDiv(near, DAY)).getYear();
        long latest =
                Math.min(notAfter ? near : Long.MAX_VALUE - DAY, ceiling == UNKNOWN ? Long.MAX_VALUE - DAY : ceiling);
        long best = UNKNOWN;
        for (int candidate = middle - 1; candidate <= middle + 1; candidate++) {
            long seconds = seconds(candidate);
            if (seconds <= latest + DAY && (best == UNKNOWN || Math.abs(seconds - near) < Math.abs(best - near))) {
                best = seconds;
            }
        }
        return best;
    }

    private long seconds(int inYear) {
        int date = (inYear << 4 | month) << 5 | day;
        if (date != knownDate) {
            int last = YearMonth.of(inYear, month).lengthOfMonth();
            knownDay = LocalDate.of(inYear, month, Math.min(day, last)).toEpochDay() * DAY;
            knownDate = date; // a log stays in a day for long
        }
        return knownDay + ofDay;
    }

    private boolean numeric() {
        int digits = digits(at);
        if (digits == 10) {
            return epoch();
        }
        int first = number(digits);
        if (digits == 4 && first >= FIRST_YEAR && first <= LAST_YEAR) {
            year = first;
            return afterYear();
        }
        return digits <= 2 && afterDay(first);
    }

    private boolean epoch() {
        long seconds = 0;
        for (int i = 0; i < 10; i++) {
            seconds = seconds * 10 + text[at++] - '0';
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        year = date.getYear();
        month = date.getMonthValue();
        day = date.getDayOfMonth();
        ofDay = (int) Math.floorMod(seconds, (long) DAY);
        fraction();
        return year <= LAST_YEAR;
    }

    /** {@code -02-13 17:21:54}, {@code /02/13 …}, {@code  Feb 13 …}. */
    private boolean afterYear() {
        if (at < end && text[at] == ' ') {
            at++;
            return monthName() && spaces() && dayNumber() && spaces() && clock();
        }
        if (at >= end || text[at] != '-' && text[at] != '/') {
            return false;
        }
        at++;
        month = number(digits(at));
        if (month < 1 || month > 12 || at >= end) {
            return false;
        }
        at++;
        return dayNumber() && separator() && clock();
    }

    /** {@code .02.2012 17:21:54}, {@code /Feb/2012:17:21:54}; of two numbers that could both be months the first is the day. */
    private boolean afterDay(int first) {
        if (at >= end || "./-".indexOf(text[at]) < 0) {
            return false;
        }
        at++;
        day = first;
        if (digit(at)) {
            month = number(digits(at));
            if (month > 12 && first <= 12) {
                day = month;
                month = first;
            }
        } else if (!monthName()) {
            return false;
        }
        at++;
        if (digits(at) != 4) {
            return false;
        }
        year = number(4);
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= FIRST_YEAR && separator() && clock();
    }

    /** {@code Feb 13 17:21:54}, perhaps with a weekday before it and a year in one of two places. */
    private boolean named() {
        boolean weekday = weekday();
        if (weekday && (!spaces() || digit(at))) {
            return digit(at) && numeric(); // as journalctl writes in full
        }
        if (!monthName() || !spaces() || !dayNumber()) {
            return false;
        }
        if (at < end && text[at] == ',') {
            at++;
        }
        if (!spaces()) {
            return false;
        }
        if (digits(at) == 4) {
            year = number(4);
            if (!spaces()) {
                return false;
            }
        }
        if (!clock()) {
            return false;
        }
        if (year == 0 && at < end && text[at] == ' ' && digits(at + 1) == 4 && closes(at + 5, weekday)) {
            at++;
            year = number(4);
        }
        return year == 0 || year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Whether a year ends there; one in the middle of a line only where a weekday began the time, as {@code logread} writes. */
    private boolean closes(int behind, boolean weekday) {
        return behind >= end || text[behind] == ']' || weekday && text[behind] == ' ';
    }

    private boolean weekday() {
        if (end - at < 4 || text[at + 3] != ' ' || named(WEEKDAYS) < 0) {
            return false;
        }
        at += 3;
        return true;
    }

    private boolean monthName() {
        int found = end - at < 3 ? -1 : named(MONTHS);
        if (found < 0) {
            return false;
        }
        month = found + 1;
        at += 3;
        return true;
    }

    /** Which of {@code names}, three letters each, stands here; -1 for none. */
    private int named(String names) {
        for (int i = 0; i < names.length(); i += 3) {
            if (letter(at) == names.charAt(i)
                    && letter(at + 1) == names.charAt(i + 1)
                    && letter(at + 2) == names.charAt(i + 2)) {
                return i / 3;
            }
        }
        return -1;
    }

    private boolean dayNumber() {
        int digits = digits(at);
        if (digits < 1 || digits > 2) {
            return false;
        }
        day = number(digits);
        return day >= 1 && day <= 31;
    }

    private boolean separator() {
        if (at < end && (text[at] == ' ' || text[at] == 'T' || text[at] == ':')) {
            at++;
            return true;
        }
        return false;
    }

    /** {@code 17:21:54}, a fraction, an offset. */
    private boolean clock() {
        if (end - at < 8 || digits(at) != 2 || text[at + 2] != ':' || digits(at + 3) != 2 || text[at + 5] != ':') {
            return false;
        }
        int hour = number(2);
        at++;
        int minute = number(2);
        at++;
        if (digits(at) != 2) {
            return false;
        }
        int second = number(2);
        ofDay = hour * 3600 + minute * 60 + Math.min(second, 59);
        fraction();
        offset();
        return hour < 24 && minute < 60 && second <= 60;
    }
}
