package io.ringfence.sim.story;

import static io.ringfence.sim.story.OfficeTwins.calm;
import static io.ringfence.sim.story.OfficeTwins.twin;

import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.firm.Country;
import io.ringfence.sim.firm.Employee;
import io.ringfence.sim.firm.Gazetteer;
import io.ringfence.sim.firm.Shift;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import io.ringfence.sim.story.Story.When;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Innocent twins: what one person does that looks like theft. */
final class PeopleTwins {
    static final List<Story> ALL = List.of(
            twin("traveller-abroad", 10, 40, When.aWorkday(), 5, PeopleTwins::traveller),
            twin("first-call-to-cuba", 8, 40, When.aWorkday(), 1, PeopleTwins::cuba),
            twin("radio-contest", 8, 40, When.aWorkday(), 1, PeopleTwins::contest),
            twin("night-shift", 15, 40, When.a(DayOfWeek.MONDAY), 5, PeopleTwins::nightShift),
            twin("conference-of-twelve", 15, 50, When.aWorkday(), 1, PeopleTwins::conference),
            twin("new-employee", 10, 40, When.a(DayOfWeek.MONDAY), 5, PeopleTwins::newcomer),
            twin("christmas", 10, 40, random -> LocalDate.of(2025, 12, 24), 3, PeopleTwins::christmas),
            twin("sales-campaign-abroad", 15, 50, When.aWorkday(), 2, PeopleTwins::campaign),
            twin("admin-testing-at-night", 10, 40, When.aWorkday(), 2, PeopleTwins::admin),
            twin("journalist", 15, 50, When.aWorkday(), 1, PeopleTwins::journalist),
            twin("new-password", 10, 40, When.aWorkday(), 1, PeopleTwins::password),
            twin("worker-moves-abroad", 10, 40, When.a(DayOfWeek.MONDAY), 5, PeopleTwins::moves));

    private PeopleTwins() {}

    /** Somebody takes his phone along for days: a hotel's network, calls home and in the country he visits. */
    private static void traveller(Stage stage) {
        SplittableRandom random = stage.random;
        Employee person = stage.somebody();
        Country there =
                Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), random);
        stage.at(0, 8, () -> stage.firm.travel(person, there, 100));
        for (int i = 0; i < 25; i++) {
            String number = random.nextInt(3) > 0 ? person.regular(random) : there.number(random);
            stage.at(random.nextInt(4), 8.5 + 12 * random.nextDouble(), () -> calm(stage, person, number, 120));
        }
    }

    /** The owner calls Havana for the first time, at three in the afternoon, for twelve minutes. */
    private static void cuba(Stage stage) {
        Employee owner = stage.somebody();
        String number = Gazetteer.of("CU").number(stage.random);
        stage.at(0, 15 + .3 * stage.random.nextDouble(), () -> stage.talk(owner, number, 720));
    }

    /** Somebody redials a number that is busy forty to a hundred times, then wins. */
    private static void contest(Stage stage) {
        Employee person = stage.somebody();
        String number = stage.home.national(stage.random);
        int tries = 40 + stage.random.nextInt(60);
        stage.at(0, 9 + 7 * stage.random.nextDouble(), () -> redial(stage, person, number, tries));
    }

    private static void redial(Stage stage, Employee person, String number, int left) {
        if (left == 0) {
            stage.talk(person, number, 150);
            return;
        }
        Fate busy = Fate.refuses(Manners.seconds(stage.manners.uniform(.6, 1.6)), Fate.Outcome.BUSY);
        Channel call = stage.call(person, number, Script.of(busy));
        call.whenEnded(() -> stage.in(stage.manners.uniform(2, 9), () -> redial(stage, person, number, left - 1)));
    }

    /** Three who worked by day work by night for a week, and call whom they always call. */
    private static void nightShift(Stage stage) {
        SplittableRandom random = stage.random;
        for (Employee person : EarlyIncidents.several(stage, 3)) {
            for (int night = 0; night < 5; night++) {
                for (int i = 0; i < 18; i++) {
                    boolean abroad = !person.regularsAbroad.isEmpty() && random.nextInt(6) == 0;
                    String number = abroad
                            ? Draw.any(person.regularsAbroad, random)
                            : random.nextInt(3) > 0 ? person.regular(random) : stage.home.national(random);
                    stage.at(night, 22 + 8 * random.nextDouble(), () -> calm(stage, person, number, 90));
                }
            }
        }
    }

    /** One phone calls twelve people into a conference within minutes, four of them abroad, for three quarters of an hour. */
    private static void conference(Stage stage) {
        SplittableRandom random = stage.random;
        Employee host = stage.somebody();
        List<String> guests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Country abroad =
                    Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), random);
            guests.add(i % 3 == 2 ? abroad.number(random) : stage.home.national(random));
        }
        double hour = 10 + 5 * random.nextDouble();
        for (int i = 0; i < 12; i++) {
            String guest = guests.get(i);
            stage.at(0, hour + i * stage.manners.uniform(15, 25) / 3_600, () -> stage.talk(host, guest, 2_700));
        }
    }

    /** Somebody new on a new extension, with business in two countries from the first day. */
    private static void newcomer(Stage stage) {
        SplittableRandom random = stage.random;
        int extension = stage.firm.highest() + 1;
        stage.at(0, 9, () -> {
            Employee hired = stage.firm.join(extension, Employee.Workplace.DESK, Shift.DAY);
            String home = stage.home.country().code();
            hired.trade(Gazetteer.abroad(Gazetteer.ORDINARY, home, random), random);
            hired.trade(Gazetteer.abroad(Gazetteer.ORDINARY, home, random), random);
            for (int i = 0; i < 8; i++) {
                String number = Draw.any(hired.regularsAbroad, random);
                stage.at(i / 3, 10 + 7 * random.nextDouble(), () -> calm(stage, hired, number, 200));
            }
        });
    }

    /** On the holidays a few who are on duty call their families abroad, long and in the evening, some dear. */
    private static void christmas(Stage stage) {
        SplittableRandom random = stage.random;
        for (Employee person : EarlyIncidents.several(stage, 5)) {
            List<Country> from = random.nextInt(3) == 0 ? Gazetteer.DEAR : Gazetteer.ORDINARY;
            Country country = Gazetteer.abroad(from, stage.home.country().code(), random);
            String family = country.mobile(random);
            int calls = 1 + random.nextInt(3);
            double hour = 10 + 11 * random.nextDouble();
            for (int i = 0; i < calls; i++) {
                stage.at(random.nextInt(2), hour + .7 * i, () -> {
                    if (!person.busy) {
                        stage.talk(person, family, 1_500);
                    }
                });
            }
        }
    }

    /** One seller, who never called that country, calls it all day for two days: some eighty calls a day. */
    private static void campaign(Stage stage) {
        Employee seller = stage.somebody();
        Country country =
                Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), stage.random);
        for (int day = 0; day < 2; day++) {
            stage.at(day, 9 + .5 * stage.random.nextDouble(), () -> sell(stage, seller, country));
        }
    }

    private static void sell(Stage stage, Employee seller, Country country) {
        if (stage.local().getHour() >= 17) {
            return;
        }
        if (seller.busy) {
            stage.in(60, () -> sell(stage, seller, country));
            return;
        }
        Channel call = stage.call(seller, country.number(stage.random), stage.manners.outside(110));
        call.whenEnded(() -> stage.in(stage.manners.uniform(70, 300), () -> sell(stage, seller, country)));
    }

    /** The administrator tests at night: every route, his own mobile, an echo service, three countries, each for seconds. */
    private static void admin(Stage stage) {
        SplittableRandom random = stage.random;
        Employee admin = stage.somebody();
        List<String> numbers = new ArrayList<>(List.of(admin.ownMobile(), admin.ownMobile(), admin.ownMobile()));
        for (int i = 0; i < 3; i++) {
            numbers.add(
                    Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), random)
                            .number(random));
        }
        for (int i = 0; i < 8; i++) {
            numbers.add(stage.home.national(random));
        }
        double hour = 22.5 + random.nextDouble();
        List<String> order = EarlyIncidents.shuffled(numbers, random);
        for (int i = 0; i < order.size(); i++) {
            String number = order.get(i);
            stage.at(0, hour + i * stage.manners.uniform(70, 110) / 3_600, () -> {
                if (!admin.busy) {
                    stage.talk(admin, number, 12);
                }
            });
        }
    }

    /** Something happened in the world: six countries in one day, at all hours of it. */
    private static void journalist(Stage stage) {
        SplittableRandom random = stage.random;
        Employee person = stage.somebody();
        List<Country> six = new ArrayList<>(
                EarlyIncidents.shuffled(Gazetteer.ORDINARY, random).subList(0, 4));
        six.addAll(EarlyIncidents.shuffled(Gazetteer.RARE, random).subList(0, 2));
        six.removeIf(country -> country.code().equals(stage.home.country().code()));
        for (Country country : six) {
            for (int i = 0; i < 2; i++) {
                String number = country.number(random);
                stage.at(0, 9 + 9 * random.nextDouble(), () -> calm(stage, person, number, 400));
            }
        }
    }

    /** A password is changed and the phone goes on with the old one for an hour, then it works again. */
    private static void password(Stage stage) {
        Employee person = stage.somebody();
        double hour = 9 + 5 * stage.random.nextDouble();
        for (int i = 0; i < 40; i++) {
            stage.at(0, hour + i * 90 / 3_600d, () -> stage.firm.mistype(person, 1));
        }
        stage.at(0, hour + 1.05, () -> stage.calls.authenticate(person.login()));
    }

    /** A home worker moves his desk to another country and works from there, calling home. */
    private static void moves(Stage stage) {
        SplittableRandom random = stage.random;
        Employee person = stage.somebody();
        Country there =
                Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), random);
        stage.at(0, 7.5 + random.nextDouble(), () -> {
            person.away = true;
            stage.firm.move(person, there.address(random));
        });
        for (int i = 0; i < 50; i++) {
            String number = random.nextInt(4) > 0 ? person.regular(random) : stage.home.national(random);
            stage.at(i / 10, 8.5 + 9 * random.nextDouble(), () -> calm(stage, person, number, 110));
        }
    }
}
