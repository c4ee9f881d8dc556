package io.ringfence.score;

import static io.ringfence.score.Office.SOMALIA;
import static io.ringfence.score.Office.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger shows who called from a network that is only a little new, or beside a phone that moves about. */
class ElsewhereTest {
    private static final Limit SPREAD = Spread.Config.DEFAULT.elsewhere();
    private static final Destination POLAND = Line.abroad("PL", 48_221_234_567L);
    private static final Destination WARSAW = Line.abroad("PL", 48_221_234_999L);
    private static final String DESK = "198.51.100.7";
    private static final String AT_HOME = "203.0.113.9";
    private final Office office = new Office();

    @BeforeEach
    void threeWeeksOfAnOffice() {
        office.days(26, Map.of("1001", DESK, "1002", DESK, "1003", DESK, "1004", DESK))
                .at(12, 0);
    }

    @Test
    void theSecondCountryWithinAnHourFromANetworkOfTodayIsOneTooMany() {
        office.login("1001", AT_HOME);
        assertThat(points(office.dial("1001", SOMALIA), "spread")).isZero();
        office.later(Duration.ofMinutes(55)).login("1001", AT_HOME);
        assertThat(points(office.dial("1001", POLAND), "spread")).isEqualTo(SPREAD.first());
    }

    @Test
    void twoCallsToOneNewCountryAreARedial() {
        office.login("1001", AT_HOME);
        office.dial("1001", POLAND);
        assertThat(points(office.dial("1001", WARSAW), "spread")).isZero();
        assertThat(points(office.dial("1001", POLAND), "spread")).isZero();
    }

    @Test
    void fromTheDeskOrAnHourLaterItSaysNothing() {
        office.login("1001", DESK);
        office.dial("1001", SOMALIA);
        assertThat(points(office.dial("1001", POLAND), "spread")).isZero();
        office.login("1002", AT_HOME);
        office.dial("1002", SOMALIA);
        office.later(Duration.ofMinutes(62)).login("1002", AT_HOME);
        assertThat(points(office.dial("1002", POLAND), "spread")).isZero();
    }

    @Test
    void aNewInstallHasNotSeenEnoughToSaySo() {
        Office young = new Office().at(9, 0);
        young.login("1002", DESK);
        young.login("1001", AT_HOME);
        young.dial("1001", SOMALIA);
        assertThat(points(young.dial("1001", POLAND), "spread")).isZero();
    }

    @Test
    void aPhoneThatMovesAboutDoesNotHideTheThiefBesideIt() {
        String thief = "45.130.97.134";
        office.login("1001", thief);
        assertThat(points(office.dial("1001", stranger(1)), "strangers")).isZero();
        for (int i = 1; i <= 5; i++) {
            office.later(Duration.ofMinutes(3)).contact("1001", "203.0." + i + ".9");
        }
        office.later(Duration.ofMinutes(3)).login("1001", thief);
        assertThat(points(office.dial("1001", stranger(2)), "strangers")).isPositive();
    }

    @Test
    void theSecondStrangerCalledFromACountryOfOthersIsOneTooManyToo() {
        office.days(6, Map.of("1001", DESK, "1002", "37.1.2.3")).at(12, 0);
        office.login("1001", "37.9.9.9");
        assertThat(points(office.dial("1001", stranger(1)), "strangers")).isZero();
        List<Finding> second = office.dial("1001", stranger(2));
        assertThat(points(second, "strangers") + points(second, "network")).isGreaterThanOrEqualTo(70);
        assertThat(second).allMatch(Finding::novelty);
    }

    private static Destination stranger(int exchange) {
        return new Destination(DestinationClass.NATIONAL, "US", "1712" + (775 + exchange) + "1234", true);
    }
}
