package io.ringfence.sim.story;

import io.ringfence.sim.exchange.Cause;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.firm.Country;
import io.ringfence.sim.firm.Employee;
import io.ringfence.sim.firm.Gazetteer;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Shift;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import io.ringfence.sim.story.Story.Kind;
import io.ringfence.sim.story.Story.When;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Innocent twins: what a whole office or a machine in it does that looks like theft. */
final class OfficeTwins {
    static final List<Story> ALL = List.of(
            twin("call-centre-monday", 25, 60, When.a(DayOfWeek.MONDAY), 1, OfficeTwins::callCentre),
            twin("new-provider", 20, 60, When.aWorkday(), 2, OfficeTwins::newProvider),
            twin("branch-in-poland", 15, 40, When.aWorkday(), 3, OfficeTwins::branch),
            twin("fax-evening", 10, 40, When.aWorkday(), 1, OfficeTwins::fax),
            twin("failover-trunk", 20, 60, When.aWorkday(), 1, OfficeTwins::failover),
            twin("alarm-dialler", 8, 30, When.a(DayOfWeek.SUNDAY), 1, OfficeTwins::alarm),
            twin("absence-robot", 15, 50, When.aWorkday(), 1, OfficeTwins::robot),
            twin("emergency-at-night", 8, 40, When.aWorkday(), 2, OfficeTwins::emergency),
            twin("new-number-range", 15, 40, When.a(DayOfWeek.MONDAY), 3, OfficeTwins::newRange),
            twin("summer-time", 15, 40, random -> java.time.LocalDate.of(2026, 3, 27), 4, stage -> {}),
            twin("wangiri-wave", 15, 50, When.aWorkday(), 2, OfficeTwins::wangiri));

    private OfficeTwins() {}

    static Story twin(String name, int least, int most, When when, int days, Story.Plot plot) {
        return new Story(name, Kind.TWIN, Home.ANYWHERE, least, most, when, days, plot);
    }

    /** Ten to twenty agents dial customers without pause from nine to half past five. */
    private static void callCentre(Stage stage) {
        List<Employee> agents = EarlyIncidents.several(stage, 10 + stage.random.nextInt(11));
        for (Employee agent : agents) {
            stage.at(0, 9 + .2 * stage.random.nextDouble(), () -> campaign(stage, agent, 17.5));
        }
    }

    private static void campaign(Stage stage, Employee agent, double untilHour) {
        if (stage.local().getHour() + stage.local().getMinute() / 60d >= untilHour) {
            return;
        }
        Channel call = stage.call(agent, stage.home.national(stage.random), stage.manners.outside(50));
        call.whenEnded(() -> stage.in(stage.manners.uniform(4, 30), () -> campaign(stage, agent, untilHour)));
    }

    /** The line to the internet is changed during a morning: everybody at a desk shows a new address. */
    private static void newProvider(Stage stage) {
        stage.at(0, 7 + 4 * stage.random.nextDouble(), () -> stage.firm.changeProvider(stage.home.country()));
    }

    /** Four to eight people begin in Warsaw, on new extensions, and call Polish numbers and the head office's country. */
    private static void branch(Stage stage) {
        SplittableRandom random = stage.random;
        Country poland = Gazetteer.of("PL");
        String network = poland.network(random);
        String host = Country.host(network, random);
        int first = stage.firm.highest() + 20;
        int size = 4 + random.nextInt(5);
        stage.at(0, 8, () -> {
            for (int i = 0; i < size; i++) {
                Employee there = stage.firm.join(first + i, Employee.Workplace.DESK, Shift.DAY);
                there.away = true;
                stage.firm.move(there, host);
                List<String> polish = new ArrayList<>();
                for (int n = 0; n < 12; n++) {
                    polish.add(poland.number(random));
                }
                for (int day = 0; day < 3; day++) {
                    for (int n = 0; n < 10; n++) {
                        String number = random.nextInt(3) > 0 ? Draw.any(polish, random) : poland.number(random);
                        stage.at(day, 8 + 9 * random.nextDouble(), () -> calm(stage, there, number, 140));
                    }
                }
            }
        });
    }

    /** One more call, unless he is in one. */
    static void calm(Stage stage, Employee person, String e164, double talkSeconds) {
        if (!person.busy) {
            stage.call(person, e164, stage.manners.outside(talkSeconds));
        }
    }

    /** A fax machine sends sixty documents of an evening, some abroad, and redials where it is busy. */
    private static void fax(Stage stage) {
        SplittableRandom random = stage.random;
        Employee machine = stage.somebody();
        Country abroad =
                Gazetteer.abroad(Gazetteer.ORDINARY, stage.home.country().code(), random);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            numbers.add(i % 10 == 0 ? abroad.number(random) : stage.home.national(random));
        }
        for (int day = -12; day < 0; day++) {
            stage.at(day, 17, () -> send(stage, machine, numbers.get(random.nextInt(60)), 0));
        }
        stage.at(0, 18.5, () -> page(stage, machine, numbers, 0));
    }

    private static void page(Stage stage, Employee machine, List<String> numbers, int index) {
        if (index < numbers.size()) {
            Channel sent = send(stage, machine, numbers.get(index), 3);
            sent.whenEnded(() -> stage.in(15, () -> page(stage, machine, numbers, index + 1)));
        }
    }

    private static Channel send(Stage stage, Employee machine, String number, int again) {
        boolean busy = stage.random.nextInt(5) == 0;
        long delay = Manners.seconds(stage.manners.uniform(1, 3));
        Script script = busy
                ? Script.of(Fate.refuses(delay, Fate.Outcome.BUSY))
                : Script.talk(delay, Manners.seconds(4), Manners.seconds(stage.manners.uniform(30, 90)));
        Channel call = stage.firm.traffic().out(machine, number, Truth.Kind.FAX, script);
        if (busy && again > 0) {
            call.whenEnded(() -> stage.in(120, () -> send(stage, machine, number, again - 1)));
        }
        return call;
    }

    /** For three hours the first trunk has no line; every call takes the second. */
    private static void failover(Stage stage) {
        stage.at(0, 9, () -> stage.firm.traffic().backup(true));
        stage.at(0, 12, () -> stage.firm.traffic().backup(false));
    }

    /** The alarm rings at night: the panel calls four people in turn, short, until one acknowledges after a while. */
    private static void alarm(Stage stage) {
        Employee panel = stage.firm.spare();
        List<String> keyholders = List.of(
                stage.home.ownMobile(stage.random),
                stage.home.ownMobile(stage.random),
                stage.home.ownMobile(stage.random),
                stage.home.national(stage.random));
        double hour = 1 + 3 * stage.random.nextDouble();
        int rounds = 6 + stage.random.nextInt(6);
        for (int i = 0; i < rounds * 4; i++) {
            String number = keyholders.get(i % 4);
            stage.at(0, hour + i * 40 / 3_600d, () -> {
                if (!panel.busy) {
                    Script script = Script.talk(Manners.seconds(2), Manners.seconds(6), Manners.seconds(18));
                    stage.call(panel, number, script);
                    panel.busy = false;
                }
            });
        }
    }

    /** A school's machine calls the parents of absent children: eighty to a hundred and fifty calls, four at once. */
    private static void robot(Stage stage) {
        SplittableRandom random = stage.random;
        Employee machine = stage.somebody();
        int parents = 80 + random.nextInt(70);
        boolean originates = random.nextBoolean();
        for (int day = -14; day <= 0; day++) {
            double hour = 9.25;
            int calls = day == 0 ? parents : 15 + random.nextInt(20);
            boolean school = stage.day.plusDays(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
            for (int i = 0; i < calls && school; i++) {
                String number = stage.home.ownMobile(random);
                stage.at(day, hour + i * 9 / 3_600d, () -> announce(stage, machine, number, originates));
            }
        }
    }

    private static void announce(Stage stage, Employee machine, String number, boolean originates) {
        boolean answered = stage.random.nextInt(4) > 0;
        Script script = answered
                ? Script.talk(Manners.seconds(2), Manners.seconds(8), Manners.seconds(20))
                : new Script(Fate.rings(Manners.seconds(2)), Manners.seconds(25), Fate.NEVER, false);
        if (originates) {
            String dialled = stage.home.dial(number, false);
            Channel call = stage.calls.originate(dialled, dialled, script);
            stage.truth.open(call, Truth.Kind.TWIN, "", dialled, number);
            if (!answered) {
                stage.in(25, () -> stage.calls.exchange().hangup(call, Cause.NO_ANSWER));
            }
        } else {
            stage.call(machine, number, script);
            machine.busy = false;
        }
    }

    /** Somebody calls for help at three, then his family, then for help again; at home and abroad. */
    private static void emergency(Stage stage) {
        Employee caller = stage.somebody();
        String family = Gazetteer.abroad(
                        Gazetteer.ORDINARY, stage.home.country().code(), stage.random)
                .number(stage.random);
        double hour = 2 + 3 * stage.random.nextDouble();
        stage.at(0, hour, () -> help(stage, caller));
        stage.at(0, hour + .1, () -> stage.talk(caller, caller.ownMobile(), 120));
        stage.at(0, hour + .2, () -> help(stage, caller));
        stage.at(0, hour + .3, () -> stage.talk(caller, family, 400));
        stage.at(0, hour + .5, () -> help(stage, caller));
    }

    private static void help(Stage stage, Employee caller) {
        Script script = Script.talk(Manners.seconds(1), Manners.seconds(2), Manners.seconds(100));
        stage.firm.traffic().dial(caller, stage.home.emergency(), "", Truth.Kind.EMERGENCY, script);
    }

    /** Everybody gets a new extension over a weekend; the old ones fall silent. Habits go with the people. */
    private static void newRange(Stage stage) {
        stage.at(0, 6, () -> stage.firm.renumber(3_000));
    }

    /** A night of calls from abroad that ring once, two hundred of them over all numbers. Nobody calls back. */
    private static void wangiri(Stage stage) {
        List<Country> from =
                EarlyIncidents.shuffled(Gazetteer.LUCRATIVE, stage.random).subList(0, 2);
        for (int i = 0; i < 200; i++) {
            Country country = from.get(i % 2);
            stage.at(0, 22 + i * 45 / 3_600d, () -> stage.firm.traffic().missed(country, stage.firm.any()));
        }
    }
}
