package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Branch;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Transfers;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Calls that ring in an office: from outside, from colleagues, for groups. Some are forwarded to a mobile, some handed on;
 * now and then one from a costly place rings once, at any hour.
 */
final class Inbound {
    private static final double MISSED_FROM_ABROAD_PER_DAY = .3;
    private static final double DAY_NANOS = 86_400e9;

    private final Stage stage;
    private final Firm firm;
    private final Traffic traffic;
    private final SplittableRandom random;
    private final Manners manners;
    private final Transfers transfers;

    Inbound(Stage stage, Firm firm, Traffic traffic, SplittableRandom random) {
        this.stage = stage;
        this.firm = firm;
        this.traffic = traffic;
        this.random = random;
        this.manners = stage.manners;
        this.transfers = new Transfers(stage.calls.exchange());
    }

    /** A call to a colleague. */
    void colleague(Employee from) {
        Employee to = firm.any();
        if (from.busy || from == to) {
            return;
        }
        stage.calls.authenticate(from.login());
        Channel caller = stage.calls.internal(from.phone, to.phone, answer(to, 60));
        traffic.note(caller, Truth.Kind.INTERNAL, from.extension(), to.extension(), "");
        traffic.occupy(from, caller);
        traffic.occupy(to, caller);
    }

    private Script answer(Employee to, double talkSeconds) {
        return to.busy || to.silent
                ? Script.of(Fate.refuses(Manners.seconds(.1), Fate.Outcome.BUSY))
                : manners.inside(talkSeconds);
    }

    private String somebody() {
        Country country = random.nextInt(25) == 0 ? Draw.any(Gazetteer.ORDINARY, random) : stage.home.country();
        return country == stage.home.country() ? stage.home.national(random) : country.number(random);
    }

    /** A call from outside. */
    void stranger(Employee to) {
        double draw = random.nextDouble();
        if (draw < .02) {
            forwarded(to, somebody(), draw < .005);
            return;
        }
        boolean wasBusy = to.busy;
        Script script = answer(to, 100);
        Channel caller = stage.calls.inbound(somebody(), to.did, to.phone, script);
        traffic.note(caller, Truth.Kind.INBOUND, to.extension(), to.did, "");
        traffic.occupy(to, caller);
        if (draw < .06 && !wasBusy && script.patienceNanos() == Fate.NEVER) {
            long hold = script.fate().ringNanos() + script.fate().thenNanos() + Manners.seconds(8);
            stage.agenda.in(hold, () -> handOn(to, caller));
        }
    }

    /** Somebody hands a caller to a colleague, or to his own mobile. */
    private void handOn(Employee from, Channel caller) {
        Employee to = firm.any();
        if (to == from || to.busy || caller.hasEnded()) {
            return;
        }
        int draw = random.nextInt(8);
        for (Channel phone : stage.calls.exchange().peer(caller)) {
            if (draw < 4) {
                transfers.blind(phone, to.extension(), each -> stage.calls.ring(each, to.phone, manners.inside(90)));
            } else if (draw < 7) {
                consult(from, phone, to);
            } else {
                String mobile = stage.home.dial(to.ownMobile(), false);
                transfers.blind(phone, mobile, each -> stage.calls.toTrunk(each, mobile, manners.outside(90)));
            }
        }
    }

    private void consult(Employee from, Channel phone, Employee to) {
        stage.calls.authenticate(from.login());
        Script answered = Script.talk(Manners.seconds(.1), Manners.seconds(3), Manners.seconds(240))
                .calleeEnding();
        Channel second = stage.calls.internal(from.phone, to.phone, answered);
        traffic.note(second, Truth.Kind.INTERNAL, from.extension(), to.extension(), "");
        traffic.occupy(to, second);
        stage.in(manners.uniform(6, 20), () -> transfers.attended(phone, second));
    }

    /** Somebody on the road has calls sent to his own mobile, by the PBX or by his phone. */
    private void forwarded(Employee to, String from, boolean byPhone) {
        Channel caller = stage.calls.arrive(from, to.did, "extensions", to.extension());
        String mobile = stage.home.dial(to.ownMobile(), false);
        traffic.note(caller, Truth.Kind.FORWARDED, to.extension(), mobile, to.ownMobile());
        if (byPhone) {
            stage.calls.redirected(caller, to.phone, Manners.seconds(.1), mobile, manners.outside(90));
        } else {
            stage.calls.forwarded(caller, mobile, manners.outside(90));
        }
    }

    /** A call from outside that several phones ring for. */
    void group(Employee first) {
        List<Branch> members = new ArrayList<>();
        Script script = manners.inside(120);
        int index = firm.people().indexOf(first);
        for (int i = 0; i < 4 && index + i < firm.people().size(); i++) {
            Employee member = firm.people().get(index + i);
            if (!member.busy && !member.silent) {
                Fate rings = Fate.rings(script.fate().ringNanos());
                members.add(Branch.phone(member.phone, members.isEmpty() ? script.fate() : rings));
            }
        }
        if (!members.isEmpty()) {
            Channel caller = stage.calls.arrive(somebody(), firm.people().get(0).did + "0", "services", "600");
            traffic.note(caller, Truth.Kind.INBOUND, "600", "600", "");
            stage.calls.group(caller, members, script);
            traffic.occupy(first, caller);
        }
    }

    /** Calls from costly places that ring once, at any hour. */
    void wangiri() {
        stage.agenda.in(manners.exponential(DAY_NANOS / MISSED_FROM_ABROAD_PER_DAY), () -> {
            missed(Draw.any(Gazetteer.LUCRATIVE, random), firm.any());
            wangiri();
        });
    }

    /** One call that rings once. */
    void missed(Country from, Employee to) {
        Script script = new Script(
                Fate.rings(Manners.seconds(.2)), Manners.seconds(manners.uniform(.8, 2.5)), Fate.NEVER, false);
        Channel caller = stage.calls.inbound(from.number(random), to.did, to.phone, script);
        traffic.note(caller, Truth.Kind.INBOUND, to.extension(), to.did, "");
    }
}
