package io.ringfence.sim.story;

import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.firm.Employee;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import java.util.HexFormat;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * One thief's calls, as the figures of an incident have them: how he comes in, whom he robs, what he dials, how often, how
 * many at once, how long. He dials as the office does. Nothing on AMI tells his calls from others.
 */
final class Theft {
    /** How he makes the office call. */
    enum Way {
        /** With a stolen password, from an address of his own. */
        ELSEWHERE,
        /** By a phone of the office: its web page, its default password, somebody at the desk. */
        OWN_PHONE,
        /** Calls come in to a direct number that was forwarded abroad. */
        FORWARD,
        /** Calls come in to a mailbox or a menu and dial out from there. */
        DIAL_THROUGH
    }

    private static final double NEVER = 1e12;

    private final Stage stage;
    private Way way = Way.OWN_PHONE;
    private List<Employee> victims = List.of();
    private List<String> addresses = List.of();
    private Supplier<String> numbers = () -> "";
    private DoubleSupplier talkSeconds = () -> 300;
    private DoubleSupplier gapSeconds = () -> 60;
    private IntPredicate answered = call -> true;
    private int calls = Integer.MAX_VALUE;
    private int atOnce = Integer.MAX_VALUE;
    private double hours = NEVER;

    private int made;
    private int up;
    private boolean waiting;
    private long endNanos;

    Theft(Stage stage) {
        this.stage = stage;
    }

    /** From addresses of his own, each call from any of them, on the accounts of {@code robbed}. */
    Theft elsewhere(List<String> from, List<Employee> robbed) {
        way = Way.ELSEWHERE;
        addresses = from;
        victims = robbed;
        return this;
    }

    /** In another way. */
    Theft by(Way other, List<Employee> robbed) {
        way = other;
        victims = robbed;
        return this;
    }

    /** What he calls, E.164. */
    Theft to(Supplier<String> e164) {
        numbers = e164;
        return this;
    }

    Theft talking(DoubleSupplier seconds) {
        talkSeconds = seconds;
        return this;
    }

    /** Between the beginnings of two calls. */
    Theft every(DoubleSupplier seconds) {
        gapSeconds = seconds;
        return this;
    }

    /** The share of calls that is answered. */
    Theft answered(double share) {
        return answered(call -> stage.random.nextDouble() < share);
    }

    /** Which of his calls are answered, the first being 1. */
    Theft answered(IntPredicate calls) {
        answered = calls;
        return this;
    }

    Theft calls(int count) {
        calls = count;
        return this;
    }

    /** He keeps no more up. */
    Theft atOnce(int most) {
        atOnce = most;
        return this;
    }

    /** He stops calling after so long. */
    Theft hours(double most) {
        hours = most;
        return this;
    }

    /** He registers, if he needs to, and calls for the first time {@code seconds} later. */
    void begin(double seconds) {
        endNanos = hours == NEVER ? Long.MAX_VALUE : stage.agenda.now() + Manners.seconds(hours * 3_600);
        if (way == Way.ELSEWHERE) {
            for (Employee victim : victims) {
                String host = Draw.any(addresses, stage.random);
                int port = 1_024 + stage.random.nextInt(60_000);
                stage.calls.authenticate(login(victim, host, port));
                stage.calls.contact(victim.extension(), host, port, stage.firm.contactState());
            }
        }
        stage.in(seconds, this::turn);
    }

    private io.ringfence.sim.exchange.Login login(Employee victim, String host, int port) {
        return Employee.login(victim.extension(), host, port, HexFormat.of().toHexDigits(stage.random.nextLong()));
    }

    private boolean over() {
        return made >= calls || stage.agenda.now() >= endNanos;
    }

    private void turn() {
        if (over()) {
            return;
        }
        if (up >= atOnce) {
            waiting = true;
            return;
        }
        call();
        stage.in(gapSeconds.getAsDouble(), this::turn);
    }

    private void call() {
        made++;
        up++;
        Employee victim = Draw.any(victims, stage.random);
        String e164 = numbers.get();
        String dialled = stage.home.dial(e164, false);
        Channel first = switch (way) {
            case ELSEWHERE, OWN_PHONE -> direct(victim, dialled);
            case FORWARD -> forwarded(victim, dialled);
            case DIAL_THROUGH -> dialledThrough(victim, dialled);
        };
        stage.truth.open(first, Truth.Kind.FRAUD, victim.extension(), dialled, e164);
        first.whenEnded(this::ended);
    }

    /** When all his lines were in use, the next call follows as fast as a person or a tool dials. */
    private void ended() {
        up--;
        if (waiting) {
            waiting = false;
            stage.in(stage.manners.uniform(1, 8), this::turn);
        }
    }

    private Channel direct(Employee victim, String dialled) {
        if (way == Way.OWN_PHONE) {
            stage.calls.authenticate(victim.login());
        } else {
            int port = 1_024 + stage.random.nextInt(60_000);
            stage.calls.authenticate(login(victim, Draw.any(addresses, stage.random), port));
        }
        return stage.calls.outbound(victim.phone, dialled, script());
    }

    private Channel forwarded(Employee victim, String dialled) {
        Channel first =
                stage.calls.arrive(stage.home.ownMobile(stage.random), victim.did, "extensions", victim.extension());
        stage.calls.forwarded(first, dialled, script());
        return first;
    }

    private Channel dialledThrough(Employee victim, String dialled) {
        Channel first = stage.calls.arrive(stage.home.ownMobile(stage.random), victim.did, "voicemail", "s");
        stage.in(stage.manners.uniform(.5, 2), () -> stage.calls.answer(first));
        stage.in(stage.manners.uniform(12, 40), () -> {
            if (!first.hasEnded()) {
                stage.calls.exchange().go(first, "from-internal", dialled, 1);
                stage.calls.toTrunk(first, dialled, script());
            }
        });
        return first;
    }

    /** Numbers that pay pick up soon; others are unknown, barred or ring. */
    private Script script() {
        long delay = Manners.seconds(stage.manners.uniform(1.2, 4));
        if (answered.test(made)) {
            long ring = Manners.seconds(stage.manners.uniform(.3, 5));
            return Script.talk(delay, ring, Manners.seconds(Math.max(3, talkSeconds.getAsDouble())));
        }
        return switch (stage.random.nextInt(3)) {
            case 0 -> Script.of(Fate.refuses(delay, Fate.Outcome.NOT_FOUND));
            case 1 -> Script.of(Fate.refuses(delay, Fate.Outcome.CONGESTION));
            default ->
                new Script(Fate.rings(delay), delay + Manners.seconds(stage.manners.uniform(8, 30)), Fate.NEVER, false);
        };
    }
}
