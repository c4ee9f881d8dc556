package io.ringfence.score;

import static io.ringfence.score.Office.HOME;
import static io.ringfence.score.Office.SOMALIA;
import static io.ringfence.score.Office.of;
import static io.ringfence.score.Office.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {
    private static final Origin.Config ORIGIN = Origin.Config.DEFAULT;
    private static final String THIEF = "45.130.97.134";
    private static final ZonedDateTime SATURDAY = ZonedDateTime.of(2021, 6, 26, 12, 17, 58, 0, Office.LOS_ANGELES);

    private static Office weeks(int days) {
        return new Office().days(days, phones("198.51.100.7", 8));
    }

    private static Map<String, String> phones(String host, int count) {
        Map<String, String> phones = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            phones.put("100" + i, host);
        }
        return phones;
    }

    @Test
    void aSoftphoneFromAnotherCountrySecondsBeforeTheFirstCallWeighsOnIt() {
        Office office = weeks(26).at(SATURDAY);
        office.login("1001", THIEF);
        office.later(Duration.ofSeconds(30));

        List<Finding> found = office.dial("1001", stranger(1));

        assertThat(points(found, "network")).isEqualTo(ORIGIN.countryNational());
        assertThat(points(found, "source")).isEqualTo(ORIGIN.source());
        assertThat(points(found, "network") + points(found, "source") + points(found, "hour"))
                .isGreaterThanOrEqualTo(70);
        assertThat(of(found, "network"))
                .allMatch(finding -> finding.novelty() && finding.why().contains("45.130.97.0/24 (PS)"));
        assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.country());
    }

    private static Destination stranger(int exchange) {
        return new Destination(DestinationClass.NATIONAL, "US", "1712" + (775 + exchange) + "1234", true);
    }

    @Test
    void theSecondStrangerCalledFromAnUnknownCountryIsOneTooMany() {
        Office office = weeks(26).at(12, 0);
        office.login("1001", THIEF);
        assertThat(points(office.dial("1001", stranger(1)), "strangers")).isZero();
        List<Finding> second = office.dial("1001", stranger(2));
        assertThat(points(second, "strangers")).isEqualTo(ORIGIN.strangers().first());
        assertThat(points(second, "strangers") + points(second, "network")).isGreaterThanOrEqualTo(70);
        assertThat(points(office.dial("1001", stranger(2)), "strangers"))
                .isEqualTo(ORIGIN.strangers().points(3));
        office.dial("1001", HOME);
        assertThat(points(office.dial("1001", HOME), "strangers")).isZero();
        assertThat(points(office.dial("1001", stranger(3)), "strangers"))
                .as("after two acquaintances")
                .isZero();
    }

    @Test
    void whomThePbxTalksWithOutlivesARestartAndIsNotLearnedFromAStrangePlace() {
        Office office = weeks(26).at(12, 0).restarted();
        office.login("1001", THIEF);
        office.talk("1001", stranger(1));
        office.talk("1001", stranger(1));
        assertThat(points(office.dial("1001", stranger(1)), "strangers")).isPositive();
        assertThat(points(office.dial("1001", HOME), "network")).isEqualTo(ORIGIN.countryNational() / 4);
        office.talk("1002", stranger(1));
        assertThat(points(office.dial("1001", stranger(1)), "strangers")).isZero();
    }

    @Test
    void whereNoCountryIsKnownTwoMoreStrangersAreExpected() {
        Office office = new Office(Knowledge.none("US"))
                .days(25, phones("198.51.100.7", 4))
                .at(12, 0);
        office.login("1001", THIEF);
        for (int i = 1; i <= 3; i++) {
            assertThat(points(office.dial("1001", stranger(i)), "strangers")).isZero();
        }
        assertThat(points(office.dial("1001", stranger(4)), "strangers"))
                .isEqualTo(ORIGIN.strangers().first());
    }

    @Test
    void aCallProvedAtTheDeskIsNotTheThiefs() {
        Office office = weeks(26).at(12, 0);
        office.login("1001", THIEF);
        office.later(Duration.ofMinutes(5)).login("1001", "198.51.100.7");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isZero();
        office.later(Duration.ofMinutes(5));
        assertThat(points(office.dial("1001", SOMALIA), "network"))
                .as("nothing proves where")
                .isPositive();
    }

    @Test
    void anInsideNetworkFarFromThoseOfTheOfficeIsNewToo() {
        Office office = new Office(Knowledge.none("US"))
                .days(25, phones("10.20.4.7", 4))
                .at(12, 0);
        office.login("1001", "10.20.5.7");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.network());
        office.login("1002", "127.0.0.9");
        for (int i = 1; i <= 9; i++) {
            assertThat(points(office.dial("1002", stranger(i)), "strangers")).isZero();
        }
        assertThat(points(office.dial("1002", SOMALIA), "network")).isEqualTo(ORIGIN.wide());
    }

    @Test
    void anOfficeIsNotSaidToHaveMovedBeforeItsOldPlacesHadTimeToBeSeen() {
        Office office = weeks(26).at(18, 0);
        phones("37.1.2.3", 8).forEach(office::login);
        List<Finding> found = office.dial("1001", SOMALIA);
        assertThat(points(found, "network")).isGreaterThanOrEqualTo(ORIGIN.country());
    }

    @Test
    void whereThePhonesWereOutlivesARestart() {
        assertThat(fromAThief(weeks(26).restarted()))
                .isPositive()
                .isEqualTo(fromAThief(weeks(26)))
                .isGreaterThan(fromAThief(new Office()));
    }

    private static int fromAThief(Office office) {
        office.at(SATURDAY).login("1001", THIEF);
        return points(office.later(Duration.ofSeconds(30)).dial("1001", stranger(1)), "network");
    }

    @Test
    void aCountryNewToThePbxKeepsWeighingUntilTheSeventhDay() {
        Office office = weeks(26).at(SATURDAY);
        for (int day = 1; day < 7; day++) {
            for (int hour = 0; hour < 4; hour++) {
                office.later(Duration.ofHours(1)).login("1001", THIEF);
                assertThat(points(office.dial("1001", SOMALIA), "network"))
                        .as("day %d", day)
                        .isEqualTo(ORIGIN.country());
            }
            office.later(Duration.ofHours(20));
        }
        office.login("1001", THIEF);
        assertThat(points(office.dial("1001", SOMALIA), "network")).isZero();
    }

    @Test
    void aCountryOfOthersKeepsWeighingForADayAndByHalfForAnother() {
        Office office = weeks(20)
                .days(6, Map.of("1001", "198.51.100.7", "1002", "37.1.2.3"))
                .at(SATURDAY);
        office.login("1001", "37.9.9.9");
        for (int hour = 0; hour < 4; hour++) {
            office.later(Duration.ofHours(1)).login("1001", "37.9.9.9");
            assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.ownCountry());
        }
        office.later(Duration.ofHours(21)).login("1001", "37.9.9.9");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.ownCountry() / 2);
        office.later(Duration.ofHours(20)).login("1001", "37.9.9.9");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isZero();
    }

    @Test
    void anotherExtensionFromTheSameForeignNetworkOnTheNextDayIsNoBetterKnown() {
        Office office = weeks(26).at(SATURDAY);
        office.login("1001", THIEF);
        office.later(Duration.ofDays(1)).login("1002", THIEF);

        assertThat(points(office.dial("1002", SOMALIA), "network")).isEqualTo(ORIGIN.country());
    }

    @Test
    void thePhoneThatIsStillAtTheOfficeAddsToIt() {
        Office office = weeks(25).at(12, 0);
        office.contact("1001", "198.51.100.7");
        office.later(Duration.ofMinutes(10)).contact("1001", THIEF);

        List<Finding> found = office.dial("1001", SOMALIA);

        assertThat(points(found, "network")).isEqualTo(ORIGIN.country() + ORIGIN.twice());
        assertThat(of(found, "network")).allMatch(finding -> finding.why().contains("still there"));
    }

    @Test
    void aTravellersTaxiExplainsItself() {
        Office office = weeks(25).at(12, 0);
        office.login("1001", "37.1.2.3");

        assertThat(points(office.dial("1001", Line.abroad("PL", 48_221_234_567L)), "network"))
                .isLessThanOrEqualTo(ORIGIN.country() / 4 + 1);
        List<Finding> home = office.dial("1001", stranger(1));
        assertThat(points(home, "network")).isEqualTo(ORIGIN.countryNational());
        assertThat(home).allMatch(Finding::novelty);
        assertThat(points(office.dial("1001", HOME), "network"))
                .as("whom the office knows")
                .isEqualTo(ORIGIN.countryNational() / 4);
    }

    @Test
    void aNewAddressAtHomeEveryDayHardlyWeighs() {
        Office office = weeks(25);
        for (int day = 0; day < 20; day++) {
            office.at(9, 0).login("1001", "203.0." + day + ".9");
            assertThat(points(office.dial("1001", SOMALIA), "network")).isLessThanOrEqualTo(ORIGIN.network());
            office.later(Duration.ofDays(1));
        }
    }

    @Test
    void aNetworkOfTheOfficeIsNothingNewForANewEmployee() {
        Office office = weeks(25).at(9, 0);
        office.login("1009", "198.51.100.8");

        assertThat(points(office.dial("1009", SOMALIA), "network")).isZero();
    }

    @Test
    void anOfficeThatChangesItsProviderIsSeenToHaveMoved() {
        Office office = weeks(26);
        Map<String, String> moved = phones("37.1.2.3", 8);
        office.at(18, 0);
        moved.forEach(office::login);
        office.later(Duration.ofHours(2));
        moved.forEach(office::login);

        List<Finding> found = office.dial("1001", SOMALIA);

        assertThat(points(found, "network")).isLessThanOrEqualTo(ORIGIN.country() / 4 + 1);
        assertThat(of(found, "network")).allMatch(finding -> finding.why().contains("provider has probably changed"));
    }

    @Test
    void newPhonesTogetherInANewNetworkAreABranchAndOldOnesAreNot() {
        Office office = weeks(25).at(12, 0);
        for (String clerk : List.of("2001", "2002", "2003", "2004", "1001", "1002")) {
            office.login(clerk, "37.1.2.3");
        }
        List<Finding> branch = office.dial("2001", SOMALIA);

        assertThat(points(branch, "network")).isLessThanOrEqualTo(ORIGIN.country() / 8);
        assertThat(points(office.dial("1001", SOMALIA), "network")).isGreaterThanOrEqualTo(ORIGIN.country());
    }

    @Test
    void aFirstCallToACountryNobodyCallsFromWhereNobodyIsEndsWhileThePhoneIsStillThere() {
        Office office = weeks(25).at(12, 0);
        office.contact("1001", "198.51.100.7");
        office.login("1001", "37.1.2.3");

        List<Finding> found = office.dial("1001", Line.abroad("NO", 4_721_234_567L));

        assertThat(points(found, "risk")).as("no risky country").isZero();
        assertThat(points(found, "network") + points(found, "country"))
                .isGreaterThanOrEqualTo(Policies.DEFAULT.standard().thresholds().hangup());
    }

    @Test
    void whoTriesAStolenPhoneIsNoBetterKnownWhenHeComesBackAfterWeeks() {
        Office office = weeks(25).at(12, 0);
        for (String extension : List.of("1001", "1002")) {
            office.contact(extension, "198.51.100.7");
            office.login(extension, "37.1.2.3");
        }
        office.dial("1001", SOMALIA);
        office.dial("1002", HOME);

        office.later(Duration.ofDays(21));
        for (String extension : List.of("1001", "1002")) {
            office.contact(extension, "198.51.100.7");
            office.login(extension, "37.1.2.3");
        }

        assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.country() + ORIGIN.twice());
        assertThat(points(office.dial("1002", SOMALIA), "network"))
                .as("nothing was wrong with the first")
                .isZero();
    }

    @Test
    void threeStolenExtensionsAreNoMove() {
        Office office = weeks(25).at(12, 0);
        for (String stolen : List.of("1001", "1002", "1003")) {
            office.contact(stolen, "198.51.100.7");
            office.contact(stolen, THIEF);
        }
        assertThat(points(office.later(Duration.ofMinutes(1)).dial("1002", SOMALIA), "network"))
                .isEqualTo(ORIGIN.country() + ORIGIN.twice());
    }

    @Test
    void aBrandNewInstallLearnsSilentlyAndThenByDegrees() {
        Office office = new Office().at(8, 0);
        office.login("1001", "198.51.100.7");
        office.login("1002", THIEF);
        assertThat(points(office.dial("1002", SOMALIA), "network")).isZero();

        office.later(Duration.ofDays(1)).login("1001", "37.1.2.3");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isBetween(1, 20);
    }

    @Test
    void withoutCountriesAFarNetworkWeighsMoreThanANearOne() {
        Office office = new Office(Knowledge.none("US"))
                .days(25, phones("198.51.100.7", 4))
                .at(12, 0);
        office.login("1001", "198.51.200.1");
        assertThat(points(office.dial("1001", SOMALIA), "network")).isEqualTo(ORIGIN.network());
        office.login("1002", THIEF);
        assertThat(points(office.dial("1002", SOMALIA), "network")).isEqualTo(ORIGIN.wide());
    }

    @Test
    void manyAddressesOnOneAccountAreASign() {
        Office office = weeks(25).at(12, 0);
        for (int i = 0; i < 7; i++) {
            office.login("1001", "198." + (60 + i) + ".1.1");
            office.login("1002", "198." + (60 + i) + ".1.1");
            office.login("1001", "45." + (60 + i) + ".1.1");
        }
        List<Finding> found = office.dial("1001", SOMALIA);
        assertThat(points(found, "addresses")).isBetween(35, 60);
        assertThat(of(found, "addresses")).noneMatch(Finding::novelty);
        assertThat(points(office.dial("1002", SOMALIA), "addresses")).isZero();
        office.later(Duration.ofDays(8));
        assertThat(points(office.dial("1001", SOMALIA), "addresses")).isZero();
    }

    @Test
    void aListedAddressIsASignAndNamesItsLine(@TempDir Path folder) throws Exception {
        Path list = Files.writeString(folder.resolve("bad.txt"), "# attackers\n45.130.96.0/20\n");
        Knowledge none = Knowledge.none("US");
        Office office = new Office(new Knowledge(
                "US",
                none.geography(),
                none.fraud(),
                io.ringfence.list.AddressLists.denying(io.ringfence.list.AddressList.of(List.of(list))),
                List.of(),
                List.of()));

        assertThat(of(office.login("1001", THIEF), "listed"))
                .allMatch(finding -> finding.why().contains("bad.txt line 2"))
                .hasSize(1);
        assertThat(points(office.dial("1001", SOMALIA), "listed")).isEqualTo(ORIGIN.listed());
        assertThat(points(office.dial("1002", SOMALIA), "listed")).isZero();
    }

    @Test
    void threeCountriesWithinAnHourAreATravelThatCannotBe() {
        Office office = new Office();
        assertThat(points(office.login("1001", THIEF), "travel")).isZero();
        assertThat(points(office.later(Duration.ofMinutes(10)).login("1001", "37.9.9.9"), "travel"))
                .isZero();
        assertThat(points(office.later(Duration.ofMinutes(10)).login("1001", "198.51.100.7"), "travel"))
                .isEqualTo(60);
        assertThat(points(office.later(Duration.ofHours(2)).login("1001", "198.51.100.7"), "travel"))
                .isZero();
    }

    @Test
    void aManagerThatLogsInIsNoPhone() {
        Office office = weeks(25).at(12, 0);
        assertThat(office.login("AMI", "1001", THIEF)).isEmpty();
        assertThat(points(office.dial("1001", SOMALIA), "network")).isZero();
    }
}
