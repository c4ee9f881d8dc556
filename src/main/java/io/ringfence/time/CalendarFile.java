package io.ringfence.time;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Days off from an iCalendar file (RFC 5545): each day an event touches, and the same days every year where it says {@code
 * RRULE:FREQ=YEARLY}. Times of day and other rules of repetition are not read; a calendar with another rule is refused.
 *
 * <p>Bounds: 4 MiB, 20,000 days.
 */
public final class CalendarFile implements Holidays {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MOST_DAYS = 20_000;
    private static final int DATE_DIGITS = 8;
    private static final int MIDNIGHT_DIGITS = 15;

    private final Set<LocalDate> days = new HashSet<>();
    private final Set<MonthDay> yearly = new HashSet<>();

    private CalendarFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, is too large, or holds what is not understood, naming the line
     */
    public static Holidays read(Path file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST + 1);
        }
        if (content.length > LARGEST) {
            throw new IOException("is larger than 4 MiB");
        }
        CalendarFile calendar = new CalendarFile();
        calendar.take(new String(content, StandardCharsets.UTF_8).lines().toList());
        return calendar;
    }

    @Override
    public boolean on(LocalDate day) {
        return days.contains(day) || yearly.contains(MonthDay.from(day));
    }

    private void take(List<String> lines) throws IOException {
        Event event = new Event();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (line.startsWith("BEGIN:VEVENT")) {
                    event = new Event();
                } else if (line.startsWith("DTSTART")) {
                    event.first = date(line);
                    event.last = event.first;
                } else if (line.startsWith("DTEND")) {
                    event.last = wholeDay(line) ? date(line).minusDays(1) : date(line);
                } else if (line.startsWith("RRULE")) {
                    event.yearly = yearly(line);
                } else if (line.startsWith("END:VEVENT")) {
                    add(event);
                }
            } catch (DateTimeException | StringIndexOutOfBoundsException wrong) {
                throw new IOException("line " + (i + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
        if (days.isEmpty() && yearly.isEmpty()) {
            throw new IOException("holds no event");
        }
    }

    private static final class Event {
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        boolean yearly;
    }

    private void add(Event event) {
        LocalDate last = event.last.isBefore(event.first) ? event.first : event.last;
        if (event.first.equals(LocalDate.MAX)) {
            throw new DateTimeException("an event has no DTSTART");
        }
        for (LocalDate day = event.first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day);
            if (event.yearly) {
                yearly.add(MonthDay.from(day));
            }
            if (days.size() > MOST_DAYS) {
                throw new DateTimeException("a calendar has at most " + MOST_DAYS + " days off");
            }
        }
    }

    /** Whether an end means the midnight before that day. */
    private static boolean wholeDay(String line) {
        String value = value(line);
        return value.length() == DATE_DIGITS
                || value.startsWith("T000000", DATE_DIGITS) && value.length() >= MIDNIGHT_DIGITS;
    }

    private static LocalDate date(String line) {
        return LocalDate.parse(value(line).substring(0, DATE_DIGITS), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static boolean yearly(String line) {
        String rule = value(line);
        if (!rule.contains("FREQ=YEARLY") || rule.contains("BYDAY") || rule.contains("INTERVAL")) {
            throw new DateTimeException("of rules of repetition only FREQ=YEARLY on a fixed day is understood");
        }
        return true;
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).trim();
    }
}
