package io.ringfence.sim.story;

import static io.ringfence.sim.story.EarlyIncidents.incident;
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
import io.ringfence.sim.story.Story.When;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The last eleven published incidents, as {@link EarlyIncidents} has the first. */
final class LateIncidents {
    static final List<Story> ALL = List.of(
            incident("12-many-addresses", List.of(Home.BOSTON), 15, 40, When.on(2010, 9, 27), 21, LateIncidents::slow),
            incident(
                    "13-spare-extension",
                    List.of(Home.OAKLAND),
                    8,
                    20,
                    When.a(DayOfWeek.SUNDAY),
                    1,
                    LateIncidents::spare),
            incident(
                    "14-slovenia",
                    List.of(Home.HAMBURG, Home.LONDON),
                    8,
                    15,
                    When.aWorkday(),
                    1,
                    LateIncidents::slovenia),
            incident("15-columnist", List.of(Home.PERTH), 8, 15, When.on(2011, 3, 15), 25, LateIncidents::columnist),
            incident("16-iowa", List.of(Home.AUSTIN), 15, 40, When.aWorkday(), 3, LateIncidents::iowa),
            incident("17-eight-lines", List.of(Home.BOSTON), 8, 20, When.on(2009, 9, 11), 4, LateIncidents::eightLines),
            incident(
                    "18-bulgaria-mailbox",
                    List.of(Home.WINNIPEG),
                    8,
                    20,
                    When.a(DayOfWeek.FRIDAY),
                    10,
                    LateIncidents::mailbox),
            incident("19-call-forward", List.of(Home.AUSTIN), 10, 40, When.on(2014, 5, 10), 2, LateIncidents::forward),
            incident("20-hours-long", List.of(Home.AUSTIN), 8, 20, When.aWorkday(), 4, LateIncidents::hoursLong),
            incident("21-low-balance", List.of(Home.BOSTON), 8, 20, When.on(2010, 11, 13), 1, LateIncidents::balance),
            incident("22-fema", List.of(Home.BOSTON), 30, 60, When.on(2008, 8, 16), 2, LateIncidents::agency));

    private LateIncidents() {}

    /** A few weeks: three, day and night, more at night; twelve addresses of twelve countries on one account. */
    private static void slow(Stage stage) {
        SplittableRandom random = stage.random;
        List<String> addresses =
                EarlyIncidents.shuffled(Gazetteer.all("PS EG RO NL DE FR US MA PK NG RU TR CN BG"), random)
                        .subList(0, 12)
                        .stream()
                        .map(country -> country.address(random))
                        .toList();
        List<Employee> victim = List.of(stage.somebody());
        List<Country> places = Gazetteer.all("JO SA YE EG AE SL SL PS");
        for (int day = 0; day < 21; day++) {
            int first = random.nextInt(addresses.size());
            for (int part = 0; part < 2; part++) {
                Theft theft = new Theft(stage)
                        .elsewhere(List.of(addresses.get((first + part) % addresses.size())), victim)
                        .to(pool(30, places, random))
                        .calls(part == 0 ? 130 : 61)
                        .every(exponential(part == 0 ? 260 : 600, random))
                        .answered(.7)
                        .talking(exponential(240, random));
                stage.at(day, part == 0 ? 20 + random.nextDouble() : 8 + random.nextDouble(), () -> theft.begin(5));
            }
        }
    }

    /** Ten calls to two mobiles within the hour, two of them answered for seconds. */
    private static void spare(Stage stage) {
        SplittableRandom random = stage.random;
        Employee spare = stage.firm.spare();
        Country albania = Gazetteer.of("AL");
        List<String> two = List.of(albania.mobile(random), albania.mobile(random));
        int[] made = {0};
        int first = 1 + random.nextInt(5);
        int second = first + 1 + random.nextInt(5);
        Theft theft = new Theft(stage)
                .elsewhere(List.of(Gazetteer.of("PS").address(random)), List.of(spare))
                .to(() -> two.get(made[0]++ % 2))
                .calls(10)
                .every(about(300, random))
                .answered(call -> call == first || call == second)
                .talking(about(25, random));
        stage.at(0, 9, () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Forty tries at its password first, then five calls of six or seven minutes. */
    private static void slovenia(Stage stage) {
        SplittableRandom random = stage.random;
        Employee robbed = stage.somebody();
        String host = Gazetteer.of("PS").address(random);
        double hour = 3 + 3 * random.nextDouble();
        for (int i = 0; i < 45; i++) {
            stage.at(0, hour - (50 - i) * 4 / 3_600d, () -> {
                String nonce = stage.agenda.now() / Stage.SECOND + "/" + Long.toHexString(random.nextLong());
                stage.calls.failToAuthenticate(
                        Employee.login(robbed.extension(), host, 5_071, Long.toHexString(random.nextLong())),
                        nonce,
                        Long.toHexString(random.nextLong()));
            });
        }
        Theft theft = new Theft(stage)
                .elsewhere(List.of(host), List.of(robbed))
                .to(one(Gazetteer.of("SI").mobile(random)))
                .calls(5)
                .every(about(420, random))
                .answered(1)
                .talking(about(396, random));
        stage.at(0, hour, () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Two short calls on 15 March to see whether it works; seven calls on 5 April, six on the 8th. Hours unknown: by night. */
    private static void columnist(Stage stage) {
        SplittableRandom random = stage.random;
        List<Employee> robbed = List.of(stage.somebody());
        List<Country> places = Gazetteer.all("LV RO GB MK SB BY MD ID");
        int[][] raids = {{0, 2, 20}, {21, 7, 420}, {24, 6, 420}};
        for (int[] raid : raids) {
            Theft theft = new Theft(stage)
                    .elsewhere(rented(1, random), robbed)
                    .to(pool(raid[1], places, random))
                    .calls(raid[1])
                    .every(about(60, random))
                    .answered(.8)
                    .talking(about(raid[2], random));
            stage.at(raid[0], Figures.atNight(random), () -> theft.begin(stage.manners.uniform(5, 60)));
        }
    }

    /** Numbers, span unknown: six hundred calls in two days, none of a quarter of an hour, most to cheap rural exchanges. */
    private static void iowa(Stage stage) {
        SplittableRandom random = stage.random;
        List<String> rural = random.ints(25)
                .mapToObj(i -> "1" + Draw.digits(random.nextBoolean() ? "712775####" : "641715####", random))
                .toList();
        List<String> dearer =
                random.ints(10).mapToObj(i -> Gazetteer.of("MX").number(random)).toList();
        boolean[] cheap = {true};
        Theft theft = new Theft(stage)
                .elsewhere(rented(1, random), List.of(stage.somebody()))
                .to(() -> {
                    cheap[0] = random.nextInt(10) < 8;
                    return Draw.any(cheap[0] ? rural : dearer, random);
                })
                .calls(600)
                .every(exponential(48 * 3_600d / 600, random))
                .answered(.95)
                .talking(() ->
                        cheap[0] ? Math.min(890, 400 + 350 * random.nextDouble()) : 20 + 40 * random.nextDouble());
        stage.at(0, 24 * random.nextDouble(), () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Entry unknown: dialled through a mailbox. Eight lines from Friday evening on, an hour and a half each. */
    private static void eightLines(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .by(Theft.Way.DIAL_THROUGH, List.of(stage.somebody()))
                .to(pool(20, Gazetteer.all("SO"), random))
                .atOnce(8)
                .hours(80)
                .every(about(120, random))
                .answered(.9)
                .talking(about(5_400, random));
        stage.at(0, 19 + 3 * random.nextDouble(), () -> theft.begin(5));
    }

    /** Calls, span unknown: ten nights, sixty calls of half an hour each. */
    private static void mailbox(Stage stage) {
        SplittableRandom random = stage.random;
        List<Employee> robbed = List.of(stage.somebody());
        for (int night = 0; night < 10; night++) {
            Theft theft = new Theft(stage)
                    .by(Theft.Way.DIAL_THROUGH, robbed)
                    .to(pool(15, Gazetteer.all("BG"), random))
                    .calls(60)
                    .every(exponential(540, random))
                    .answered(.9)
                    .talking(about(1_800, random));
            stage.at(night, 20 + random.nextDouble(), () -> theft.begin(5));
        }
    }

    /** Calls unknown: two hundred in two days to the one number the extension forwards to, a quarter of an hour each. */
    private static void forward(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .by(Theft.Way.FORWARD, List.of(stage.somebody()))
                .to(one(Gazetteer.of("SL").mobile(random)))
                .calls(200)
                .every(exponential(44 * 3_600d / 200, random))
                .answered(1)
                .talking(about(900, random));
        stage.at(0, 1 + 4 * random.nextDouble(), () -> theft.begin(5));
    }

    /** Destinations unknown: dear countries. One to four calls a night for four nights, two to six hours each. */
    private static void hoursLong(Stage stage) {
        SplittableRandom random = stage.random;
        List<Employee> robbed = List.of(stage.somebody());
        for (int night = 0; night < 4; night++) {
            Theft theft = new Theft(stage)
                    .by(Theft.Way.DIAL_THROUGH, robbed)
                    .to(pool(3, Gazetteer.LUCRATIVE, random))
                    .calls(1 + random.nextInt(4))
                    .every(about(900, random))
                    .answered(1)
                    .talking(about(4 * 3_600, random));
            stage.at(night, 20 + 3 * random.nextDouble(), () -> theft.begin(5));
        }
    }

    /** Calls, span, entry unknown: eighteen calls on a Saturday, seven minutes each, with a stolen password. */
    private static void balance(Stage stage) {
        SplittableRandom random = stage.random;
        Theft theft = new Theft(stage)
                .elsewhere(rented(1, random), List.of(stage.somebody()))
                .to(pool(12, Gazetteer.all("SO TN JO YE SA"), random))
                .calls(18)
                .every(about(240, random))
                .answered(.8)
                .talking(about(420, random));
        stage.at(0, 24 * random.nextDouble(), () -> theft.begin(stage.manners.uniform(5, 60)));
    }

    /** Calls unknown: four hundred over the weekend, three minutes each, dialled out of a mailbox. */
    private static void agency(Stage stage) {
        SplittableRandom random = stage.random;
        List<String> numbers = new ArrayList<>();
        List<Country> places = Gazetteer.all("SA YE IN");
        for (int i = 0; i < 150; i++) {
            numbers.add(places.get(i % 3).number(random));
        }
        Theft theft = new Theft(stage)
                .by(Theft.Way.DIAL_THROUGH, List.of(stage.somebody()))
                .to(() -> Draw.any(numbers, random))
                .calls(400)
                .every(exponential(40 * 3_600d / 400, random))
                .answered(.9)
                .talking(about(180, random));
        stage.at(0, 1 + 6 * random.nextDouble(), () -> theft.begin(5));
    }
}
