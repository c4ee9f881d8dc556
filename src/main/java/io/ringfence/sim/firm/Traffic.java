package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ordinary calls of an office. Everybody calls by a Poisson process thinned by his hours; nobody is in two calls at once
 * and nobody dials faster than a person can.
 *
 * <p>One outbound call in 250 goes to a country new to its extension, by anybody. Those with business abroad make one call
 * in seven there, those with somebody in a costly country about three a week. One call in 150 is mistyped and then dialled
 * right; a busy number is redialled; people check their mailbox; now and then the way to the emergency number is tested. An
 * office that calls its own country only makes three calls in fifty to service numbers instead.
 */
public final class Traffic {
    /** Share of outbound calls to a country new to the extension. */
    static final double NEW_COUNTRY = 1 / 250d;

    private static final double PER_HOUR = 4;
    private static final double TRADE = 1 / 7d;
    private static final double DEAR_PER_WEEK = 3;
    /** Outbound calls of one person in a week, by the sum of his hours. */
    private static final double OUTBOUND_PER_WEEK = 5 * 7 * PER_HOUR * .5;

    private static final double MISTYPED = 1 / 150d;
    private static final double EMERGENCY = 1 / 4_000d;
    /** Of an office that calls its own country only. */
    private static final double SERVICE = .06;

    private static final double HOUR_NANOS = 3_600e9;

    private final Stage stage;
    private final Firm firm;
    private final SplittableRandom random;
    private final Manners manners;
    private final Inbound inbound;
    private boolean backup;

    Traffic(Stage stage, Firm firm, SplittableRandom random) {
        this.stage = stage;
        this.firm = firm;
        this.random = random;
        this.manners = stage.manners;
        this.inbound = new Inbound(stage, firm, this, random.split());
    }

    void open() {
        firm.people().forEach(this::begin);
        inbound.wangiri();
        test();
    }

    /** From now on this person calls and is called. */
    void begin(Employee person) {
        stage.agenda.in(manners.exponential(HOUR_NANOS / (PER_HOUR * person.activity)), () -> {
            if (!person.silent && random.nextDouble() < presence(person)) {
                act(person);
            }
            begin(person);
        });
    }

    /** Whether the first trunk has no line, so that every call takes the second. */
    public void backup(boolean only) {
        backup = only;
    }

    private double presence(Employee person) {
        ZonedDateTime local = stage.local();
        boolean holiday = Holidays.closed(stage.home.country().code(), local.toLocalDate());
        return person.shift.at(local.toLocalDate(), local.getHour(), holiday);
    }

    private void act(Employee person) {
        double draw = random.nextDouble();
        if (draw < .5) {
            outbound(person);
        } else if (draw < .66) {
            inbound.colleague(person);
        } else if (draw < .92) {
            inbound.stranger(person);
        } else if (draw < .97) {
            inbound.group(person);
        } else {
            mailbox(person);
        }
    }

    private void outbound(Employee person) {
        double draw = random.nextDouble();
        String code = stage.home.country().code();
        if (draw < NEW_COUNTRY && !person.domestic) {
            Country country = newCountry(person, code);
            place(person, country.number(random), Truth.Kind.NEW_COUNTRY, 140);
        } else if (!person.dear.isEmpty() && draw < .1 + DEAR_PER_WEEK / OUTBOUND_PER_WEEK && draw > .1) {
            place(person, Draw.any(person.dear, random), Truth.Kind.INTERNATIONAL, 500);
        } else if (!person.regularsAbroad.isEmpty() && draw > 1 - TRADE) {
            place(person, Draw.any(person.regularsAbroad, random), Truth.Kind.INTERNATIONAL, 150);
        } else if (draw > .5 && draw < .5 + EMERGENCY) {
            emergency(person);
        } else if (stage.reach == Reach.HOME && draw < .5 && draw > .5 - SERVICE) {
            service(person);
        } else {
            String number = random.nextDouble() < .65 ? person.regular(random) : stage.home.national(random);
            place(person, number, Truth.Kind.NATIONAL, 80);
        }
    }

    /** Two in three of the countries any office calls. */
    private Country newCountry(Employee person, String home) {
        List<Country> candidates = new ArrayList<>(random.nextInt(3) < 2 ? Gazetteer.ORDINARY : Gazetteer.RARE);
        candidates.removeIf(
                each -> person.countries.contains(each.code()) || each.code().equals(home));
        Country country =
                candidates.isEmpty() ? Gazetteer.abroad(Gazetteer.RARE, home, random) : Draw.any(candidates, random);
        person.countries.add(country.code());
        return country;
    }

    /** Dials; mistypes now and then; tries again where it is busy. */
    private void place(Employee person, String number, Truth.Kind kind, double talkSeconds) {
        if (random.nextDouble() < MISTYPED && !person.busy) {
            String wrong = mistyped(number);
            Fate refused = Fate.refuses(Manners.seconds(manners.uniform(.3, 3)), Fate.Outcome.NOT_FOUND);
            Script script = random.nextInt(3) > 0
                    ? Script.of(refused)
                    : manners.answered(Manners.seconds(2), Manners.seconds(5), 8);
            out(person, wrong, Truth.Kind.MISTYPED, script);
            stage.in(manners.uniform(12, 40), () -> redial(person, number, kind, talkSeconds, 0));
        } else {
            redial(person, number, kind, talkSeconds, 3);
        }
    }

    private String mistyped(String number) {
        int at = stage.home.country().calling().length() + 1 + random.nextInt(number.length() - 4);
        String head = number.substring(0, at);
        String tail = number.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> head + tail;
            case 1 -> head + number.charAt(at) + number.charAt(at) + tail;
            default -> head + random.nextInt(10) + tail;
        };
    }

    private void redial(Employee person, String number, Truth.Kind kind, double talkSeconds, int times) {
        if (person.busy) {
            return;
        }
        Script script = manners.outside(talkSeconds);
        out(person, number, kind, script);
        boolean engaged = script.fate().outcome() == Fate.Outcome.BUSY;
        if (engaged && times > 0 && random.nextDouble() < .6) {
            Truth.Kind again = kind == Truth.Kind.NEW_COUNTRY ? Truth.Kind.INTERNATIONAL : kind;
            stage.in(manners.uniform(20, 180), () -> redial(person, number, again, talkSeconds, times - 1));
        }
    }

    private void service(Employee person) {
        if (!person.busy) {
            dial(person, stage.home.service(random), "", Truth.Kind.NATIONAL, manners.outside(240));
        }
    }

    private void emergency(Employee person) {
        if (!person.busy) {
            Script script = manners.answered(Manners.seconds(manners.uniform(.6, 1.2)), Manners.seconds(2), 90);
            dial(person, stage.home.emergency(), "", Truth.Kind.EMERGENCY, script);
        }
    }

    /** A call from a phone of the office to a number outside. */
    public Channel out(Employee person, String e164, Truth.Kind kind, Script script) {
        return dial(person, stage.home.dial(e164, person.plus), e164, kind, script);
    }

    /** The same as dialled; one call in 80 finds the first trunk without a line and takes the second. */
    public Channel dial(Employee person, String dialled, String e164, Truth.Kind kind, Script script) {
        stage.calls.authenticate(person.login());
        Channel caller = backup || random.nextInt(80) == 0
                ? stage.calls.outboundByBackup(person.phone, dialled, Manners.seconds(manners.uniform(.1, .5)), script)
                : stage.calls.outbound(person.phone, dialled, script);
        note(caller, kind, person.extension(), dialled, e164);
        occupy(person, caller);
        return caller;
    }

    void note(Channel first, Truth.Kind kind, String extension, String dialled, String e164) {
        stage.truth.open(first, kind, extension, dialled, e164);
    }

    /** One call from there that rings once. */
    public void missed(Country from, Employee to) {
        inbound.missed(from, to);
    }

    private void mailbox(Employee person) {
        if (person.busy) {
            return;
        }
        stage.calls.authenticate(person.login());
        Channel caller = stage.calls.dialled(person.phone, "*97");
        note(caller, Truth.Kind.INTERNAL, person.extension(), "*97", "");
        occupy(person, caller);
        stage.in(.3, () -> stage.calls.answer(caller));
        stage.in(manners.uniform(8, 120), () -> stage.calls.exchange().farHangup(caller, 16, 0));
    }

    /** Once in a fortnight or so the way to the emergency number is tested, as rules ask for. */
    private void test() {
        stage.agenda.in(manners.exponential(14 * 24 * HOUR_NANOS), () -> {
            emergency(firm.any());
            test();
        });
    }

    /** Busy until the call has ended and the next one is found. */
    void occupy(Employee person, Channel channel) {
        person.busy = true;
        channel.whenEnded(() -> stage.in(manners.uniform(8, 60), () -> person.busy = false));
    }
}
