package io.ringfence.score;

import static io.ringfence.score.Office.HOME;
import static io.ringfence.score.Office.SOMALIA;
import static io.ringfence.score.Office.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.time.Holidays;
import io.ringfence.time.Opening;
import io.ringfence.time.WeeklyHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoursTest {
    private static final Hours.Config HOURS = Hours.Config.DEFAULT;
    private static final Map<String, String> PHONES =
            Map.of("1001", "198.51.100.7", "1002", "198.51.100.7", "1003", "198.51.100.7");

    private static Office office(int days) {
        return new Office().days(days, PHONES);
    }

    private static ZonedDateTime time(int month, int day, int hour) {
        return ZonedDateTime.of(2021, month, day, hour, 0, 0, 0, Office.LOS_ANGELES);
    }

    @Test
    void aSpareExtensionWakesUpOnASundayMorning() {
        List<Finding> found = office(20).at(time(6, 20, 9)).dial("1099", Line.abroad("AL", 355_691_234_567L));

        assertThat(points(found, "dormant")).isEqualTo(HOURS.never().costly());
        assertThat(points(found, "hour")).isEqualTo(HOURS.nobody().costly());
        assertThat(found)
                .filteredOn(finding -> finding.engine().equals("Hours"))
                .allMatch(Finding::novelty);
    }

    @Test
    void theSecondCallOfAWakingExtensionIsNoBetterKnownThanTheFirst() {
        Office office = office(20).at(time(6, 20, 9));
        office.talk("1099", SOMALIA);
        assertThat(points(office.dial("1099", SOMALIA), "dormant"))
                .isEqualTo(HOURS.never().costly());
        assertThat(points(office.later(Duration.ofDays(1)).dial("1099", SOMALIA), "dormant"))
                .isEqualTo(HOURS.never().costly());
        assertThat(points(office.later(Duration.ofDays(1)).dial("1099", SOMALIA), "dormant"))
                .isZero();
    }

    @Test
    void usualHoursAreNothing() {
        List<Finding> found = office(25).at(time(6, 25, 11)).dial("1001", SOMALIA);

        assertThat(found).noneMatch(finding -> finding.engine().equals("Hours"));
    }

    @Test
    void theNightShiftVouchesForItself() {
        Office office = office(7);
        for (int night = 0; night < 14; night++) {
            office.at(2, 30);
            assertThat(points(office.talk("1002", HOME), "hour"))
                    .isLessThanOrEqualTo(HOURS.nobody().national());
            office.days(1, PHONES);
        }
        assertThat(points(office.at(time(6, 23, 3)).dial("1002", SOMALIA), "hour"))
                .isZero();
        assertThat(points(office.at(time(6, 23, 3)).dial("1001", SOMALIA), "hour"))
                .isEqualTo(HOURS.notThis().costly());
    }

    @Test
    void whatIsDoneTonightDoesNotVouchForTonight() {
        Office office = office(20).at(time(6, 21, 3));
        office.talk("1001", SOMALIA);
        assertThat(points(office.dial("1001", SOMALIA), "hour"))
                .isEqualTo(HOURS.nobody().costly());
    }

    @Test
    void nothingIsUnusualBeforeAWeekWasSeen() {
        Office office = office(5).at(time(6, 6, 3));
        assertThat(office.dial("1001", SOMALIA))
                .noneMatch(finding -> finding.engine().equals("Hours"));
        assertThat(office.dial("1077", SOMALIA))
                .noneMatch(finding -> finding.engine().equals("Hours"));
    }

    @Test
    void threeWeeksOffAreWeakAndSixStrong() {
        Office office = office(11);
        office.days(21, Map.of("1002", "198.51.100.7", "1003", "198.51.100.7"));
        assertThat(points(office.at(10, 0).dial("1001", SOMALIA), "dormant"))
                .isEqualTo(HOURS.paused().costly());
        office.days(28, Map.of("1002", "198.51.100.7", "1003", "198.51.100.7"));
        assertThat(points(office.at(10, 0).dial("1001", SOMALIA), "dormant"))
                .isEqualTo(HOURS.longPaused().costly())
                .isGreaterThan(HOURS.paused().costly());
        assertThat(points(office.dial("1001", HOME), "dormant"))
                .isEqualTo(HOURS.longPaused().national());
    }

    @Test
    void anExtensionThatCallsOnceAMonthDoesNotWakeUp() {
        Office office = office(1);
        for (int month = 0; month < 5; month++) {
            office.at(10, 30).talk("1050", HOME);
            office.days(28, PHONES);
        }
        assertThat(points(office.at(10, 30).dial("1050", SOMALIA), "dormant")).isZero();
    }

    @Test
    void onAPublicHolidayTheHabitOfWorkingDaysDoesNotVouch() {
        Holidays independence = LocalDate.of(2021, 7, 5)::equals;
        WeeklyHours hours = new WeeklyHours(Office.LOS_ANGELES, List.of(), List.of("US"), Path.of(""), independence);
        Office office = new Office(Knowledge.none("US"), hours).days(30, PHONES);

        assertThat(points(office.at(time(7, 5, 10)).dial("1001", SOMALIA), "hour"))
                .isEqualTo(HOURS.nobody().costly());
        assertThat(points(office.at(time(7, 6, 10)).dial("1001", SOMALIA), "hour"))
                .isZero();
    }

    @Test
    void hoursThatAreConfiguredDecideFromTheFirstDay() {
        WeeklyHours hours = new WeeklyHours(
                Office.LOS_ANGELES,
                List.of(Opening.parse("Mon-Fri 08:00-18:00")),
                List.of(),
                Path.of(""),
                Holidays.NONE);
        Office office = new Office(Knowledge.none("US"), hours);

        assertThat(points(office.at(time(6, 1, 7)).dial("1001", SOMALIA), "hour"))
                .isEqualTo(HOURS.closed().costly());
        assertThat(points(office.at(time(6, 1, 8)).dial("1001", SOMALIA), "hour"))
                .isZero();
    }

    @Test
    void daylightSavingMovesTheHabitWithTheClockOnTheWall() {
        Office office = new Office().at(time(10, 18, 0)).days(20, PHONES);

        assertThat(points(office.at(time(11, 8, 10)).dial("1001", SOMALIA), "hour"))
                .isZero();
        assertThat(points(office.at(time(11, 8, 15)).dial("1001", SOMALIA), "hour"))
                .isZero();
    }
}
