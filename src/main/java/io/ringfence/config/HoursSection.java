package io.ringfence.config;

import io.ringfence.config.yaml.Nearest;
import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.time.CalendarFile;
import io.ringfence.time.Holidays;
import io.ringfence.time.OfficeHours;
import io.ringfence.time.Opening;
import io.ringfence.time.PublicHolidays;
import io.ringfence.time.WeeklyHours;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code hours}: when people are expected at work, at the top for all and under a group for its extensions. */
final class HoursSection {
    private static final String NONE = "none";

    private HoursSection() {}

    /**
     * The hours of a section, or {@code otherwise} where it says nothing of them.
     *
     * @param country whose public holidays count unless the section says otherwise
     */
    static OfficeHours read(Section section, ZoneId zone, String country, Sources sources) {
        List<Opening> openings = new ArrayList<>();
        for (Value value : section.values("open", "opening", "times")) {
            if (Opening.valid(value.text())) {
                openings.add(Opening.parse(value.text()));
            } else if (value.given()) {
                value.reject("must be days and hours such as `Mon-Fri 08:00-18:00`");
            }
        }
        List<String> codes = codes(section.values("holidays", "holiday"), country);
        Path calendar = sources.readable(section.value("calendar", "ics"));
        Value written = section.value("calendar");
        Holidays holidays = calendar(calendar, written);
        for (String code : codes) {
            holidays = holidays.or(PublicHolidays.of(code));
        }
        return new WeeklyHours(zone, List.copyOf(openings), codes, calendar, holidays);
    }

    private static List<String> codes(List<Value> values, String country) {
        if (values.isEmpty()) {
            return PublicHolidays.supports(country) ? List.of(country) : List.of();
        }
        List<String> codes = new ArrayList<>();
        for (Value value : values) {
            String code = value.text().toUpperCase(Locale.ROOT);
            boolean formed = code.matches("[A-Z]{2}(-[A-Z0-9]{1,8})?");
            if (formed && PublicHolidays.supports(code)) {
                codes.add(code);
            } else if (value.given() && !code.equals(NONE.toUpperCase(Locale.ROOT))) {
                String hint = formed
                        ? Nearest.hint(code, new java.util.TreeSet<>(PublicHolidays.regions(code.substring(0, 2))))
                        : "";
                value.reject(
                        "must be a country or region whose public holidays are known, such as `DE` or `DE-BY`, or none",
                        hint);
            }
        }
        return List.copyOf(codes);
    }

    private static Holidays calendar(Path file, Value written) {
        if (file.equals(Settings.NO_FILE)) {
            return Holidays.NONE;
        }
        try {
            return CalendarFile.read(file);
        } catch (IOException wrong) {
            written.reject("must be an iCalendar file: " + wrong.getMessage());
            return Holidays.NONE;
        }
    }
}
