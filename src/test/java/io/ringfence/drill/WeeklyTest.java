package io.ringfence.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.config.Settings.DrillSettings;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class WeeklyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String next(LocalTime time, String after) {
        long next = Weekly.next(
                new DrillSettings(true, DayOfWeek.SUNDAY, time),
                BERLIN,
                LocalDateTime.parse(after).atZone(BERLIN).toEpochSecond() * 1_000_000_000L);
        return java.time.Instant.ofEpochSecond(0, next)
                .atZone(BERLIN)
                .toLocalDateTime()
                .toString();
    }

    @Test
    void isTheNextSuchDayAndHourOnTheOfficesClock() {
        assertThat(next(LocalTime.of(4, 30), "2026-11-28T18:00")).isEqualTo("2026-11-29T04:30");
        assertThat(next(LocalTime.of(4, 30), "2026-11-29T04:29:59")).isEqualTo("2026-11-29T04:30");
        assertThat(next(LocalTime.of(4, 30), "2026-11-29T04:30")).isEqualTo("2026-12-06T04:30");
        assertThat(next(LocalTime.of(4, 30), "2026-12-31T00:00")).isEqualTo("2027-01-03T04:30");
    }

    @Test
    void anHourTheClockSkipsIsAnHourLaterAndOneItRepeatsComesOnce() {
        assertThat(next(LocalTime.of(2, 30), "2026-03-28T12:00")).isEqualTo("2026-03-29T03:30");
        assertThat(next(LocalTime.of(2, 30), "2026-10-25T02:30")).isEqualTo("2026-11-01T02:30");
    }

    @Test
    void isNeverUnlessScheduled() {
        assertThat(Weekly.next(DrillSettings.NEVER, BERLIN, 0)).isEqualTo(Long.MAX_VALUE);
    }
}
