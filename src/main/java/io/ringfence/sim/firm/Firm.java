package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.office.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An ordinary office: who works in it, where their phones are, how those register. Some have their PBX in the house, some in
 * a data centre, where the whole office shows one address.
 *
 * <p>Desk phones register every two hours, the others every hour: less often than many, so that weeks stay small. Every call
 * proves itself too. A phone that moves registers at once.
 */
public final class Firm {
    private static final long HOUR = 3_600 * Stage.SECOND;
    private static final int FIRST_EXTENSION = 200;

    /** Of a softphone's moves so many lead to a network it may never see again: a café, a customer. */
    private static final double ELSEWHERE = .05;

    private final Stage stage;
    private final Agenda agenda;
    private final SplittableRandom random;
    private final List<Employee> people = new ArrayList<>();
    private final boolean hosted;
    private final boolean qualifies;
    private final Traffic traffic;
    private final int prefix;
    private String officeAddress;

    Firm(Stage stage, int size, SplittableRandom random) {
        this.stage = stage;
        this.agenda = stage.agenda;
        this.random = random;
        this.hosted = random.nextBoolean();
        this.qualifies = random.nextInt(4) > 0;
        this.prefix = 100_000 + random.nextInt(800_000);
        this.officeAddress = stage.home.country().address(random);
        int first = FIRST_EXTENSION * (1 + random.nextInt(9));
        for (int i = 0; i < size; i++) {
            people.add(hire(first + i, draw(i, size)));
        }
        for (int i = 0; i < Math.max(1, size / 15) && stage.reach == Reach.ABROAD; i++) {
            Employee friend = people.get(random.nextInt(size));
            friend.befriend(
                    Gazetteer.abroad(Gazetteer.DEAR, stage.home.country().code(), random), random);
        }
        this.traffic = new Traffic(stage, this, random.split());
    }

    private record Post(Employee.Workplace workplace, Shift shift, boolean trades) {}

    /** One in seven works at home, one in eight roams, one in eight has other hours, one in six has business abroad. */
    private Post draw(int index, int size) {
        Employee.Workplace place = switch (random.nextInt(28)) {
            case 0, 1, 2, 3 -> Employee.Workplace.HOME;
            case 4, 5, 6 -> Employee.Workplace.ROAMING;
            default -> Employee.Workplace.DESK;
        };
        Shift shift = index == size - 1
                ? Shift.EVENING
                : index == size - 2 ? Shift.WEEKEND : random.nextInt(12) == 0 ? Shift.EVENING : Shift.DAY;
        return new Post(place, shift, random.nextInt(6) == 0);
    }

    private Employee hire(int extension, Post post) {
        Home home = stage.home;
        String did = home.country().calling() + prefix + extension;
        Employee hired = new Employee(extension, did, post.workplace(), post.shift(), home, random);
        if (stage.reach == Reach.HOME) {
            hired.stayHome();
        } else if (post.trades()) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                hired.trade(Gazetteer.abroad(Gazetteer.ORDINARY, home.country().code(), random), random);
            }
        }
        return hired;
    }

    /** Opens: phones register, people begin to call. */
    public void open() {
        people.forEach(each -> agenda.in(random.nextLong(HOUR), () -> arrive(each)));
        traffic.open();
    }

    /** Somebody new, at work from now on. */
    public Employee join(int extension, Employee.Workplace workplace, Shift shift) {
        Employee hired = hire(extension, new Post(workplace, shift, false));
        people.add(hired);
        arrive(hired);
        traffic.begin(hired);
        return hired;
    }

    /** An extension that is set up and registers and was never used. */
    public Employee spare() {
        Employee spare = hire(highest() + 1, new Post(Employee.Workplace.DESK, Shift.DAY, false));
        spare.silent = true;
        people.add(spare);
        arrive(spare);
        return spare;
    }

    /** Everybody gets another extension, so much higher, and keeps his habits; the old ones fall silent. */
    public void renumber(int higher) {
        for (Employee each : List.copyOf(people)) {
            each.silent = true;
            Employee renamed = join(higher + Integer.parseInt(each.extension()), each.workplace, each.shift);
            renamed.takeHabits(each);
        }
    }

    /** The highest extension there is. */
    public int highest() {
        return people.stream()
                .mapToInt(each -> Integer.parseInt(each.extension()))
                .max()
                .orElse(FIRST_EXTENSION);
    }

    private void arrive(Employee person) {
        if (person.host.isEmpty()) {
            move(person, usual(person));
        }
        again(person);
        if (person.workplace != Employee.Workplace.DESK) {
            wander(person);
        }
    }

    private void again(Employee person) {
        double hours = person.workplace == Employee.Workplace.DESK ? 2 : 1;
        agenda.in((long) (HOUR * hours * stage.manners.uniform(.85, 1)), () -> {
            if (random.nextInt(4_000) == 0) {
                mistype(person, 1 + random.nextInt(3));
            }
            stage.calls.authenticate(person.login());
            again(person);
        });
    }

    /** A phone with a wrong password, corrected after a few tries. */
    public void mistype(Employee person, int times) {
        for (int i = 0; i < times; i++) {
            String nonce = agenda.now() / Stage.SECOND + "/" + hex();
            stage.calls.failToAuthenticate(person.login(), nonce, hex());
        }
    }

    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** A home line gets another address of its provider now and then; a softphone changes several times a day. */
    private void wander(Employee person) {
        boolean roams = person.workplace == Employee.Workplace.ROAMING;
        double hours = roams ? stage.manners.uniform(2, 8) : stage.manners.uniform(100, 700);
        agenda.in((long) (hours * HOUR), () -> {
            if (!person.away && roams && random.nextInt(400) == 0) {
                travel(
                        person,
                        Gazetteer.abroad(
                                Gazetteer.ORDINARY, stage.home.country().code(), random),
                        24 * (1 + random.nextInt(5)));
            } else if (!person.away) {
                move(person, usual(person));
            }
            wander(person);
        });
    }

    /** Some days abroad: the hotel's network, then home again. */
    public void travel(Employee person, Country country, double hours) {
        person.away = true;
        move(person, country.address(random));
        agenda.in((long) (hours * HOUR), () -> {
            person.away = false;
            move(person, usual(person));
        });
    }

    private String usual(Employee person) {
        return switch (person.workplace) {
            case DESK -> office(person);
            case HOME -> Country.host(person.homeNetwork, random);
            case ROAMING -> {
                double draw = random.nextDouble();
                yield draw < .4
                        ? office(person)
                        : draw < .7
                                ? Country.host(person.homeNetwork, random)
                                : draw < 1 - ELSEWHERE
                                        ? Country.host(Draw.any(person.carrier, random), random)
                                        : stage.home.country().address(random);
            }
        };
    }

    private String office(Employee person) {
        return hosted
                ? officeAddress
                : "10.20.4." + (1 + Math.floorMod(person.extension().hashCode(), 254));
    }

    /** The phone registers from another address; its old contact is gone. */
    public void move(Employee person, String host) {
        String old = person.host;
        if (host.equals(old)) {
            return;
        }
        int oldPort = person.port;
        person.host = host;
        person.port = hosted || !host.startsWith("10.") ? 1_024 + random.nextInt(60_000) : 5060;
        stage.calls.authenticate(person.login());
        stage.calls.contact(person.extension(), host, person.port, qualifies ? "Reachable" : "NonQualified");
        if (!old.isEmpty()) {
            stage.in(
                    stage.manners.uniform(1, 120),
                    () -> stage.calls.contact(person.extension(), old, oldPort, "Removed"));
        }
    }

    /** The office gets another provider: every phone at its desk shows a new address within minutes. */
    public void changeProvider(Country country) {
        officeAddress = country.address(random);
        String lan = hosted ? "" : "192.168." + (1 + random.nextInt(250)) + ".";
        for (Employee person : people) {
            if (person.workplace == Employee.Workplace.DESK) {
                String host = hosted ? officeAddress : lan + (1 + random.nextInt(254));
                stage.in(stage.manners.uniform(1, 600), () -> move(person, host));
            }
        }
    }

    /** Everybody, in the order of their extensions; who joins later comes last. */
    public List<Employee> people() {
        return Collections.unmodifiableList(people);
    }

    /** Their calls. */
    public Traffic traffic() {
        return traffic;
    }

    /** Whether contacts are qualified here, and so announced as reachable. */
    public String contactState() {
        return qualifies ? "Reachable" : "NonQualified";
    }

    /** Anybody, drawn anew. */
    public Employee any() {
        return Draw.any(people, random);
    }
}
