package io.ringfence.time;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours on some days of the week. When the end is not after the beginning they go on past midnight and belong to the day they
 * begin on.
 *
 * @param first the first day, 0 for Monday
 * @param last the last day; before {@code first} when the days go on over Sunday
 * @param fromMinute of the day
 * @param toMinute of the day, exclusive; 1440 for midnight
 */
public record Opening(int first, int last, int fromMinute, int toMinute) {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int WEEK = 7;
    private static final int DAY_MINUTES = 24 * 60;
    private static final Pattern FORM = Pattern.compile(
            "([a-z]{3})[a-z]*(?: ?- ?([a-z]{3})[a-z]*)? +([0-9]{1,2}):([0-9]{2}) ?- ?([0-9]{1,2}):([0-9]{2})");

    /** Whether {@code text} can be read. */
    public static boolean valid(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /**
     * Reads {@code Mon-Fri 08:00-18:00} or {@code Sat 22:00-06:00}, English days, 24 hours.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Opening parse(String text) {
        Matcher form = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("must be days and hours such as `Mon-Fri 08:00-18:00`, not " + text);
        }
        int first = DAYS.indexOf(form.group(1));
        int last = form.group(2) == null ? first : DAYS.indexOf(form.group(2));
        int from = minute(form.group(3), form.group(4));
        int to = minute(form.group(5), form.group(6));
        if (first < 0 || last < 0 || from < 0 || from == DAY_MINUTES || to < 0) {
            throw new IllegalArgumentException("must be days of the week and times of the day, not " + text);
        }
        return new Opening(first, last, from, to);
    }

    private static int minute(String hours, String minutes) {
        int minute = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        return Integer.parseInt(minutes) < 60 && minute <= DAY_MINUTES ? minute : -1;
    }

    boolean overMidnight() {
        return toMinute <= fromMinute;
    }

    /** Whether it begins on {@code day} of the week. */
    boolean on(int day) {
        return Math.floorMod(day - first, WEEK) <= Math.floorMod(last - first, WEEK);
    }

    /** {@code Mon-Fri 08:00-18:00}. */
    @Override
    public String toString() {
        return name(first) + (first == last ? "" : "-" + name(last)) + ' ' + clock(fromMinute) + '-' + clock(toMinute);
    }

    private static String name(int day) {
        return Character.toUpperCase(DAYS.get(day).charAt(0)) + DAYS.get(day).substring(1);
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
