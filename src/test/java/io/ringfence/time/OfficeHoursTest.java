package io.ringfence.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfficeHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static WeeklyHours hours(Holidays holidays, String... openings) {
        return new WeeklyHours(
                BERLIN, Stream.of(openings).map(Opening::parse).toList(), List.of(), Path.of(""), holidays);
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toEpochSecond() * 1_000_000_000L;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T07:59, false",
        "2026-03-27T08:00, true",
        "2026-03-27T17:59, true",
        "2026-03-27T18:00, false",
        "2026-03-28T10:00, true",
        "2026-03-28T13:00, false",
        "2026-03-29T10:00, false",
        "2026-03-30T08:00, true",
        "2026-10-26T08:00, true",
        "2026-10-26T07:59, false"
    })
    void aWeekWithDaylightSaving(String local, boolean open) {
        WeeklyHours hours = hours(Holidays.NONE, "Mon-Fri 08:00-18:00", "Sat 9:00 - 13:00");

        assertThat(hours.open(at(local))).isEqualTo(open);
        assertThat(hours.words()).isEqualTo("Mon-Fri 08:00-18:00, Sat 09:00-13:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T21:59, false",
        "2026-03-27T22:00, true",
        "2026-03-28T05:59, true",
        "2026-03-28T06:00, false",
        "2026-03-28T22:00, false",
        "2026-03-27T00:00, false"
    })
    void hoursOverMidnightBelongToTheDayTheyBegin(String local, boolean open) {
        assertThat(hours(Holidays.NONE, "Fri 22:00-06:00").open(at(local))).isEqualTo(open);
    }

    @Test
    void daysMayGoOnOverSunday() {
        WeeklyHours hours = hours(Holidays.NONE, "Sat-Mon 00:00-24:00");
        assertThat(hours.open(at("2026-03-28T23:59"))).isTrue();
        assertThat(hours.open(at("2026-03-29T12:00"))).isTrue();
        assertThat(hours.open(at("2026-03-30T00:00"))).isTrue();
        assertThat(hours.open(at("2026-03-31T00:00"))).isFalse();
    }

    @Test
    void nobodyIsExpectedOnAHolidayAndItsNight() {
        WeeklyHours hours = hours(LocalDate.of(2026, 3, 27)::equals, "Fri 08:00-18:00", "Fri 22:00-06:00");
        assertThat(hours.open(at("2026-03-27T09:00"))).isFalse();
        assertThat(hours.open(at("2026-03-28T05:00"))).isFalse();
        assertThat(hours.open(at("2026-04-03T09:00"))).isTrue();
        assertThat(hours.holiday(at("2026-03-27T23:59"))).isTrue();
        assertThat(hours.holiday(at("2026-03-28T00:00"))).isFalse();
    }

    @Test
    void withoutHoursEveryHourIsAsGoodAsAnother() {
        assertThat(hours(Holidays.NONE).known()).isFalse();
        assertThat(hours(Holidays.NONE).open(at("2026-03-29T03:30"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Mon", "Mon 8-18", "Xyz 08:00-18:00", "Mon 08:60-18:00", "Mon 24:00-25:00", "Mon-Fri 08:00"})
    void otherFormsAreRefused(String text) {
        assertThat(Opening.valid(text)).isFalse();
    }

    @Test
    void publicHolidaysOfACountryAndARegion() {
        Holidays germany = PublicHolidays.of("DE");
        Holidays bavaria = PublicHolidays.of("DE-BY");
        assertThat(germany.on(LocalDate.of(2026, 10, 3))).isTrue();
        assertThat(germany.on(LocalDate.of(2026, 4, 3))).isTrue();
        assertThat(germany.on(LocalDate.of(2026, 1, 6))).isFalse();
        assertThat(bavaria.on(LocalDate.of(2026, 1, 6))).isTrue();
        assertThat(bavaria.on(LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(PublicHolidays.supports("ZZ")).isFalse();
        assertThat(PublicHolidays.supports("DE-XX")).isFalse();
        assertThat(PublicHolidays.regions("DE")).contains("DE-BY", "DE-BW");
        assertThat(PublicHolidays.of("ZZ").on(LocalDate.of(2026, 1, 1))).isFalse();
    }

    @Test
    void aCalendarFileHasDaysOff(@TempDir Path folder) throws IOException {
        String text = """
                BEGIN:VCALENDAR\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20261224\r
                DTEND;VALUE=DATE:20261227\r
                SUMMARY:Christmas\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                DTSTART:20260501T000000Z\r
                RRULE:FREQ=YEARLY\r
                END:VEVENT\r
                END:VCALENDAR\r
                """;
        Holidays calendar = CalendarFile.read(Files.writeString(folder.resolve("a.ics"), text));
        assertThat(calendar.on(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(calendar.on(LocalDate.of(2026, 12, 26))).isTrue();
        assertThat(calendar.on(LocalDate.of(2026, 12, 27))).isFalse();
        assertThat(calendar.on(LocalDate.of(2031, 5, 1))).isTrue();
        assertThat(calendar.on(LocalDate.of(2031, 12, 24))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DTSTART:2026",
                "DTSTART:20261399",
                "BEGIN:VEVENT\nEND:VEVENT",
                "DTSTART:00010101\nDTEND:99991231\nEND:VEVENT",
                "DTSTART:20260101\nRRULE:FREQ=WEEKLY\nEND:VEVENT"
            })
    void aCalendarThatIsNotUnderstoodIsRefused(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.ics"), text);
        assertThatThrownBy(() -> CalendarFile.read(file)).isInstanceOf(IOException.class);
    }
}
