package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.Branch;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Transfers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People at work on a PBX in Britain: calls out, in and among themselves by the rhythm of the day, registrations, a
 * mistyped password now and then, an emergency. Nobody is in two calls at once and nobody dials faster than a person can.
 * Runs on its exchange's agenda; the same seed makes the same office.
 */
public final class Office {
    private static final double HOUR_NANOS = 3_600e9;
    private static final long REGISTRATION_NANOS = 3_600_000_000_000L;

    /**
     * @param extensions how many people
     * @param callsPerHour that one person takes part in, in the busiest hour
     * @param leastAnswerNanos no trunk answers quicker than this
     */
    public record Size(int extensions, double callsPerHour, long leastAnswerNanos) {
        /** One person at an ordinary rate. */
        public static Size of(int extensions) {
            return new Size(extensions, 6, 400_000_000L);
        }
    }

    private final Calls calls;
    private final Agenda agenda;
    private final Transfers transfers;
    private final Ledger ledger;
    private final Size size;
    private final Rhythm rhythm;
    private final SplittableRandom random;
    private final Manners manners;
    private final Numbers numbers;
    private final Staff staff;

    public Office(Calls calls, Ledger ledger, Size size, Rhythm rhythm, SplittableRandom random) {
        this.calls = calls;
        this.agenda = calls.exchange().agenda();
        this.transfers = new Transfers(calls.exchange());
        this.ledger = ledger;
        this.size = size;
        this.rhythm = rhythm;
        this.random = random;
        this.manners = new Manners(random.split(), size.leastAnswerNanos());
        this.staff = new Staff(size.extensions(), random.split());
        this.numbers = new Numbers(staff, random.split());
    }

    /** Opens: from now on things happen. */
    public void open() {
        for (Person person : staff.people()) {
            agenda.in(random.nextLong(REGISTRATION_NANOS), () -> register(person));
        }
        next();
    }

    /** Lets a thief begin. */
    public void attack(Attack attack) {
        new Thief(calls, ledger, attack, manners, random.split()).begin();
    }

    /** Somebody with a password or without dials or says what no phone would. */
    public void hostile(Hostile hostile) {
        Person person = Atlas.any(staff.people(), random);
        Login login = person.login(agenda.now());
        if (hostile.asAccount()) {
            calls.unknownAccount(new Login("PJSIP", hostile.text(), login.session(), login.local(), login.remote()));
            return;
        }
        calls.authenticate(login);
        Channel caller = hostile.routed()
                ? calls.outbound(person.phone, hostile.text(), manners.outside(60))
                : calls.unrouted(person.phone, hostile.text());
        ledger.open(caller, Ledger.Kind.HOSTILE, person.extension(), hostile.text());
    }

    /** An attack of a kind on somebody here, drawn at random. */
    public Attack draw(Attack.Kind kind) {
        return Attack.draw(kind, Atlas.any(staff.people(), random), random);
    }

    private void register(Person person) {
        if (random.nextInt(4_000) == 0) {
            mistype(person);
        }
        calls.authenticate(person.login(agenda.now()));
        agenda.in((long) (REGISTRATION_NANOS * manners.uniform(.9, 1)), () -> register(person));
    }

    private void mistype(Person person) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            String nonce = agenda.now() / 1_000_000_000L + "/" + hex();
            calls.failToAuthenticate(person.login(agenda.now()), nonce, hex());
        }
    }

    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** A Poisson process thinned by the rhythm. */
    private void next() {
        double meanNanos = HOUR_NANOS / (size.extensions() * size.callsPerHour());
        agenda.in(manners.exponential(meanNanos), () -> {
            if (random.nextDouble() < rhythm.at(agenda.now())) {
                begin();
            }
            next();
        });
    }

    private void begin() {
        double draw = random.nextDouble();
        if (draw < .5) {
            outbound();
        } else if (draw < .7) {
            internal();
        } else if (draw < .93) {
            inbound();
        } else {
            group();
        }
    }

    private void outbound() {
        Numbers.Choice choice = numbers.choose();
        Person person = choice.person();
        if (person.busy) {
            return;
        }
        calls.authenticate(person.login(agenda.now()));
        boolean emergency = choice.kind() == Ledger.Kind.EMERGENCY;
        Script script = emergency
                ? manners.answered(Manners.seconds(manners.uniform(.6, 1.2)), Manners.seconds(2), 90)
                : manners.outside(choice.kind() == Ledger.Kind.OUTBOUND ? 80 : 150);
        Channel caller = random.nextInt(80) == 0
                ? calls.outboundByBackup(
                        person.phone, choice.number(), Manners.seconds(manners.uniform(.1, .5)), script)
                : calls.outbound(person.phone, choice.number(), script);
        ledger.open(caller, choice.kind(), person.extension(), choice.number());
        occupy(person, caller);
    }

    private void internal() {
        Person from = staff.somebody(random);
        Person to = staff.somebody(random);
        if (from.busy || from == to) {
            return;
        }
        calls.authenticate(from.login(agenda.now()));
        Script script = to.busy ? Script.of(Fate.refuses(Manners.seconds(.1), Fate.Outcome.BUSY)) : manners.inside(60);
        Channel caller = calls.internal(from.phone, to.phone, script);
        ledger.open(caller, Ledger.Kind.INTERNAL, from.extension(), to.extension());
        occupy(from, caller);
        occupy(to, caller);
    }

    private void inbound() {
        Person to = staff.somebody(random);
        String from = "44" + numbers.stranger().substring(1);
        double draw = random.nextDouble();
        if (draw < .02) {
            forwarded(to, from, draw < .005);
            return;
        }
        Script script = to.busy ? Script.of(Fate.refuses(Manners.seconds(.1), Fate.Outcome.BUSY)) : manners.inside(100);
        Channel caller = calls.inbound(from, to.did, to.phone, script);
        ledger.open(caller, Ledger.Kind.INBOUND, to.extension(), to.did);
        boolean wasBusy = to.busy;
        occupy(to, caller);
        if (draw < .05 && !wasBusy && script.patienceNanos() == Fate.NEVER) {
            long hold = script.fate().ringNanos() + script.fate().thenNanos() + Manners.seconds(8);
            agenda.in(hold, () -> handOn(to, caller));
        }
    }

    /** Somebody hands a caller to a colleague: blind, or after asking him. */
    private void handOn(Person from, Channel caller) {
        Person to = staff.somebody(random);
        if (to == from || to.busy || caller.hasEnded()) {
            return;
        }
        boolean asks = random.nextBoolean();
        for (Channel phone : calls.exchange().peer(caller)) {
            if (asks) {
                consult(from, phone, to);
            } else {
                transfers.blind(phone, to.extension(), each -> calls.ring(each, to.phone, manners.inside(90)));
            }
        }
    }

    private void consult(Person from, Channel phone, Person to) {
        calls.authenticate(from.login(agenda.now()));
        Script answered = Script.talk(Manners.seconds(.1), Manners.seconds(3), Manners.seconds(240))
                .calleeEnding();
        Channel second = calls.internal(from.phone, to.phone, answered);
        ledger.open(second, Ledger.Kind.INTERNAL, from.extension(), to.extension());
        occupy(to, second);
        agenda.in(Manners.seconds(manners.uniform(6, 20)), () -> transfers.attended(phone, second));
    }

    /** Somebody on the road has calls sent to his own mobile. */
    private void forwarded(Person to, String from, boolean byPhone) {
        Channel caller = calls.arrive(from, to.did, "extensions", to.extension());
        String mobile = to.regulars.get(1);
        if (byPhone) {
            calls.redirected(caller, to.phone, Manners.seconds(.1), mobile, manners.outside(90));
        } else {
            calls.forwarded(caller, mobile, manners.outside(90));
        }
        ledger.open(caller, Ledger.Kind.FORWARDED, to.extension(), mobile);
    }

    private void group() {
        List<Branch> members = new ArrayList<>();
        Script script = manners.inside(120);
        Person first = staff.somebody(random);
        int index = staff.people().indexOf(first);
        for (int i = 0; i < 4 && index + i < staff.people().size(); i++) {
            Person member = staff.people().get(index + i);
            if (!member.busy) {
                Fate rings = Fate.rings(script.fate().ringNanos());
                members.add(Branch.phone(member.phone, members.isEmpty() ? script.fate() : rings));
            }
        }
        if (members.isEmpty()) {
            return;
        }
        String from = "44" + numbers.stranger().substring(1);
        Channel caller = calls.arrive(from, "441632960600", "services", "600");
        calls.group(caller, members, script);
        ledger.open(caller, Ledger.Kind.GROUP, "600", "441632960600");
        occupy(first, caller);
    }

    /** Busy until the call has ended and the next one is found. */
    private void occupy(Person person, Channel channel) {
        person.busy = true;
        channel.whenEnded(() -> agenda.in(Manners.seconds(manners.uniform(8, 60)), () -> person.busy = false));
    }
}
