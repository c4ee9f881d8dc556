package io.ringfence.sim.story;

import static io.ringfence.sim.story.Figures.about;
import static io.ringfence.sim.story.Figures.exponential;
import static io.ringfence.sim.story.Figures.one;
import static io.ringfence.sim.story.Figures.pool;
import static io.ringfence.sim.story.Figures.rented;

import io.ringfence.sim.firm.Country;
import io.ringfence.sim.firm.Employee;
import io.ringfence.sim.firm.Gazetteer;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.story.Story.Kind;
import io.ringfence.sim.story.Story.When;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The first eleven published incidents. What their sources do not say is drawn or chosen, and said at each; figures and
 * sources stand in {@code src/test/resources/stories}.
 */
final class EarlyIncidents {
    static final List<Story> ALL = List.of(
            incident("01-gaza-softphone", List.of(Home.AUSTIN), 10, 30, When.on(2021, 6, 26), 2, EarlyIncidents::gaza),
            incident("02-clinic", List.of(Home.OAKLAND), 20, 60, When.a(DayOfWeek.SATURDAY), 1, EarlyIncidents::clinic),
            incident(
                    "03-hour-of-4390",
                    List.of(Home.OAKLAND),
                    20,
                    60,
                    When.a(DayOfWeek.SUNDAY),
                    1,
                    EarlyIncidents::hour),
            incident("04-bangor-lines", List.of(Home.BOSTON), 11, 25, When.on(2012, 2, 9), 2, EarlyIncidents::bangor),
            incident("05-perth", List.of(Home.PERTH), 10, 30, When.a(DayOfWeek.FRIDAY), 4, EarlyIncidents::perth),
            incident("06-architects", List.of(Home.BOSTON), 8, 20, When.on(2014, 3, 8), 2, EarlyIncidents::architects),
            incident("07-halloween", List.of(Home.LEEDS), 10, 40, When.on(2011, 10, 28), 4, EarlyIncidents::halloween),
            incident(
                    "08-gambia-mobile",
                    List.of(Home.BOSTON),
                    8,
                    15,
                    When.a(DayOfWeek.WEDNESDAY),
                    2,
                    EarlyIncidents::kitchen),
            incident("09-clare", List.of(Home.ENNIS), 8, 8, When.on(2011, 12, 10), 2, EarlyIncidents::clare),
            incident(
                    "10-call-selling",
                    List.of(Home.AUSTIN),
                    15,
                    40,
                    When.a(DayOfWeek.WEDNESDAY),
                    2,
                    EarlyIncidents::selling),
            incident(
                    "11-cambodia-desk",
                    List.of(Home.AUSTIN),
                    15,
                    50,
                    When.on(2015, 1, 19),
                    8,
                    EarlyIncidents::cambodia));

    private static final List<Country> CLINIC = Gazetteer.all(
            "SO GM CU LV MV SL LR KH AL BA GN SI TN LT SB BY MA MD EE ML TG ET CI DZ MK UA RU YE NG KE PK EG BG GB PH TH AU");

    private EarlyIncidents() {}

    static Story incident(String name, List<Home> homes, int least, int most, When when, int days, Story.Plot plot) {
        return new Story(name, Kind.INCIDENT, homes, least, most, when, days, plot);
    }

    /** Talk time unknown: three quarters of a minute, so that two or three calls are up at once. */
    private static void gaza(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .elsewhere(List.of("45.130.97.134"), List.of(stage.somebody()))
                .to(one("1213" + Draw.digits("73#####", random)))
                .calls(5_000 + random.nextInt(300))
                .every(exponential(107_000d / 5_150, random))
                .talking(about(45, random));
        stage.at(0, 12 + 17 / 60d + 58 / 3_600d, () -> theft.begin(2));
    }

    /** Hour and weekday unknown: a weekend, any hour. Three to five users, addresses of one rented network. */
    private static void clinic(Stage stage) {
        SplittableRandom random = stage.random;
        List<Employee> robbed = several(stage, 3 + random.nextInt(3));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 89; i++) {
            numbers.add(CLINIC.get(i % CLINIC.size()).number(random));
        }
        for (int i = 0; i < 22; i++) {
            numbers.add(numbers.get(random.nextInt(89)));
        }
        Iterator<Double> gaps = Figures.gaps(110, 965.97, .196, 102.2, random).iterator();
        Theft theft = new Theft(stage)
                .elsewhere(rented(1, random), robbed)
                .to(Figures.inTurn(numbers, random))
                .calls(111)
                .every(() -> gaps.hasNext() ? gaps.next() : 1)
                .answered(.85)
                .talking(about(1_200, random));
        stage.at(0, random.nextInt(24), () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Entry unknown: one user's password. Long distance: the Caribbean, Canada, abroad and dear places at home. */
    private static void hour(Stage stage) {
        SplittableRandom random = stage.random;
        List<Country> far = new ArrayList<>(Gazetteer.LUCRATIVE);
        far.addAll(Gazetteer.all("JM JM JM CA US US MX CO PH"));
        Theft theft = new Theft(stage)
                .elsewhere(rented(2, random), List.of(stage.somebody()))
                .to(pool(300, far, random))
                .calls(4_390)
                .every(exponential(3_300d / 4_390, random))
                .answered(.6)
                .talking(about(60, random));
        stage.at(0, random.nextInt(22), () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Entry and destinations unknown: a phone of the office, from eight in the evening to six, half an hour each. */
    private static void bangor(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .by(Theft.Way.OWN_PHONE, List.of(stage.somebody()))
                .to(pool(40, Gazetteer.LUCRATIVE, random))
                .atOnce(11)
                .hours(10)
                .every(about(40, random))
                .answered(.75)
                .talking(about(1_800, random));
        stage.at(0, 20 + random.nextDouble(), () -> theft.begin(5));
    }

    /** Destinations unknown: eight ranges of dear countries, nine minutes each, which makes its price. */
    private static void perth(Stage stage) {
        SplittableRandom random = stage.random;
        List<Country> eight = shuffled(Gazetteer.LUCRATIVE, random).subList(0, 8);
        Theft theft = new Theft(stage)
                .elsewhere(rented(1, random), List.of(stage.somebody()))
                .to(pool(120, eight, random))
                .calls(11_000)
                .every(exponential(46 * 3_600d / 11_000, random))
                .answered(.9)
                .talking(about(540, random));
        stage.at(0, 18 + 6 * random.nextDouble(), () -> theft.begin(stage.manners.uniform(2, 90)));
    }

    /** Entry unknown: four users' passwords. 220 calls at once, twenty minutes each, for as long as makes the bill. */
    private static void architects(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .elsewhere(rented(3, random), several(stage, 4))
                .to(pool(200, Gazetteer.all("GM SO MV"), random))
                .calls(7_000)
                .atOnce(220)
                .every(exponential(4, random))
                .answered(.92)
                .talking(about(1_200, random));
        stage.at(0, 1 + 10 * random.nextDouble(), () -> theft.begin(stage.manners.uniform(2, 90)));
    }

    /** Entry unknown: one user's password. Talk time unknown: a minute and a half. */
    private static void halloween(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .elsewhere(rented(1, random), List.of(stage.somebody()))
                .to(one("48" + Draw.digits("7012#####", random)))
                .calls(10_366)
                .every(exponential(58 * 3_600d / 10_366, random))
                .answered(.95)
                .talking(about(90, random));
        stage.at(0, 18 + 4 * random.nextDouble(), () -> theft.begin(stage.manners.uniform(2, 90)));
    }

    /** An office that never called abroad. Entry unknown: a phone of its own. An hour each makes the price of each. */
    private static void kitchen(Stage stage) {
        SplittableRandom random = stage.random;
        stage.firm.people().forEach(Employee::stayHome);
        Theft theft = new Theft(stage)
                .by(Theft.Way.OWN_PHONE, List.of(stage.somebody()))
                .to(one(Gazetteer.of("GM").mobile(random)))
                .calls(45)
                .every(exponential(20 * 3_600d / 45, random))
                .answered(1)
                .talking(about(3_500, random));
        stage.at(0, 19 + 3 * random.nextDouble(), () -> theft.begin(5));
    }

    /** Entry unknown: a phone of the office. A quarter of an hour each. */
    private static void clare(Stage stage) {
        SplittableRandom random = stage.random;
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            numbers.add(
                    i % 3 == 0
                            ? "353" + Draw.digits("1520######", random)
                            : Draw.any(Gazetteer.LUCRATIVE, random).number(random));
        }
        Theft theft = new Theft(stage)
                .by(Theft.Way.OWN_PHONE, List.of(stage.somebody()))
                .to(() -> Draw.any(numbers, random))
                .calls(160)
                .atOnce(2)
                .every(exponential(46 * 3_600d / 160 * .55, random))
                .answered(.85)
                .talking(about(950, random));
        stage.at(0, 1 + 4 * random.nextDouble(), () -> theft.begin(5));
    }

    /** Callers reach thirty numbers in Liberia by one forwarded extension. */
    private static void selling(Stage stage) {
        SplittableRandom random = stage.random;
        Country liberia = Gazetteer.of("LR");
        List<String> numbers =
                random.ints(30).mapToObj(i -> liberia.mobile(random)).toList();
        Theft theft = new Theft(stage)
                .by(Theft.Way.FORWARD, List.of(stage.somebody()))
                .to(() -> Draw.any(numbers, random))
                .calls(385)
                .every(exponential(12 * 3_600d / 385, random))
                .answered(1)
                .talking(about(1_060, random));
        stage.at(0, 18 + 4 * random.nextDouble(), () -> theft.begin(5));
    }

    /** Span unknown: eight nights, twenty minutes each, by the web page of one desk phone. */
    private static void cambodia(Stage stage) {
        SplittableRandom random = stage.random;
        Employee robbed = stage.somebody();
        List<Employee> victim = List.of(robbed);
        for (int night = 0; night < 8; night++) {
            Theft theft = new Theft(stage)
                    .by(Theft.Way.OWN_PHONE, victim)
                    .to(pool(6, Gazetteer.all("KH"), random))
                    .calls(25)
                    .atOnce(3)
                    .every(exponential(900, random))
                    .answered(.95)
                    .talking(about(1_200, random));
            stage.at(night, 21 + 2 * random.nextDouble(), () -> theft.begin(5));
        }
    }

    static List<Employee> several(Stage stage, int count) {
        List<Employee> all = new ArrayList<>(stage.firm.people());
        Collections.shuffle(all, new Random(stage.random.nextLong()));
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }

    static <T> List<T> shuffled(List<T> of, SplittableRandom random) {
        List<T> all = new ArrayList<>(of);
        Collections.shuffle(all, new Random(random.nextLong()));
        return all;
    }
}
