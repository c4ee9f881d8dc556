package io.ringfence.sim.firm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The numbers of the stories are numbers: an office calls no range that does not exist. */
class NumbersTest {
    private static final Set<DestinationClass> HOME = EnumSet.of(DestinationClass.NATIONAL, DestinationClass.MOBILE);
    private static final int DRAWN = 60;

    private final SplittableRandom random = new SplittableRandom(1);

    private static DialPlan plan(Home home) {
        List<String> outside = home.outsideLine().isEmpty() ? List.of() : List.of(home.outsideLine());
        return DialPlan.of(home.country().code(), outside, List.of(), List.of());
    }

    @Test
    void numbersAbroadBelongToTheirCountryAndExist() {
        SoftAssertions softly = new SoftAssertions();
        for (Country country : Gazetteer.all()) {
            Home home = country.calling().equals("1") || country.code().equals("GB") ? Home.MUNICH : Home.LEEDS;
            DialPlan plan = plan(home);
            for (String pattern : country.patterns()) {
                Country only = new Country(country.code(), country.calling(), 0, List.of(pattern), country.networks());
                int good = 0;
                for (int i = 0; i < DRAWN; i++) {
                    Destination to = plan.destination(home.dial(only.number(random), i % 2 == 0));
                    boolean there = to.country().equals(country.code());
                    good += there && to.type() == DestinationClass.INTERNATIONAL ? 1 : 0;
                }
                softly.assertThat(good).as(country.code() + " " + pattern).isGreaterThan(DRAWN * 19 / 20);
            }
        }
        softly.assertAll();
    }

    @Test
    void numbersAtHomeAreNationalAsTheOfficeDialsThem() {
        SoftAssertions softly = new SoftAssertions();
        for (Home home : List.of(
                Home.LONDON,
                Home.LEEDS,
                Home.HAMBURG,
                Home.MUNICH,
                Home.BOSTON,
                Home.AUSTIN,
                Home.OAKLAND,
                Home.PERTH,
                Home.ENNIS,
                Home.WINNIPEG)) {
            DialPlan plan = plan(home);
            for (int i = 0; i < 200; i++) {
                String dialled = home.dial(home.national(random), i % 5 == 0);
                Destination to = plan.destination(dialled);
                softly.assertThat(to.country().equals(home.country().code()) && HOME.contains(to.type()))
                        .as(home.country().code() + " " + dialled + " " + to)
                        .isTrue();
            }
            assertThat(plan.destination(home.emergency()).type()).isEqualTo(DestinationClass.EMERGENCY);
        }
        softly.assertAll();
    }
}
