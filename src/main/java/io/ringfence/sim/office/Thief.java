package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Party;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Transfers;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Carries an attack out: keeps his calls up, and when one is taken from him dials another number soon. */
final class Thief {
    private static final double EXISTING = .8;
    private static final String PBX = "IPV4/UDP/10.20.0.2/5060";

    private final Calls calls;
    private final Agenda agenda;
    private final Transfers transfers;
    private final Ledger ledger;
    private final Attack attack;
    private final Manners manners;
    private final SplittableRandom random;
    private final Party phone;
    private final int port;
    private int made;
    private int up;

    Thief(Calls calls, Ledger ledger, Attack attack, Manners manners, SplittableRandom random) {
        this.calls = calls;
        this.agenda = calls.exchange().agenda();
        this.transfers = new Transfers(calls.exchange());
        this.ledger = ledger;
        this.attack = attack;
        this.manners = manners;
        this.random = random;
        this.phone = Party.phone(attack.victim());
        this.port = 1_024 + random.nextInt(60_000);
    }

    void begin() {
        if (attack.kind() == Attack.Kind.FORWARD || attack.kind() == Attack.Kind.ORIGINATE) {
            turn();
            return;
        }
        calls.authenticate(login());
        calls.contact(attack.victim(), attack.address(), port);
        agenda.in(Manners.seconds(manners.uniform(.5, 4)), this::turn);
    }

    private Login login() {
        String session = HexFormat.of().toHexDigits(random.nextLong());
        return new Login("PJSIP", attack.victim(), session, PBX, "IPV4/UDP/" + attack.address() + "/" + port);
    }

    private void turn() {
        if (made >= attack.calls()) {
            return;
        }
        if (up < attack.concurrency()) {
            call();
        }
        agenda.in(manners.exponential((double) attack.gapNanos()), this::turn);
    }

    private void call() {
        made++;
        up++;
        String number = Atlas.number(Atlas.any(attack.ranges(), random), random);
        Script script = manners.lucrative(attack.talkSeconds(), random.nextDouble() < EXISTING);
        Channel first = switch (attack.kind()) {
            case FORWARD -> forwarded(number, script);
            case TRANSFER -> transferred(number, script);
            case ORIGINATE -> calls.originate(number, number, script);
            case STOLEN_CREDENTIALS, BURST, SLOW, PUMPING -> direct(number, script);
        };
        ledger.open(first, Ledger.Kind.FRAUD, attack.victim(), number);
        first.whenEnded(() -> ended(first));
    }

    /** What did not get through is tried again elsewhere, as fast as a person or his tool does. */
    private void ended(Channel first) {
        up--;
        if (!first.isUp()) {
            double wait = Math.min(attack.gapNanos(), Manners.seconds(2)) * manners.uniform(.5, 1.5);
            agenda.in((long) wait, () -> {
                if (made < attack.calls() && up < attack.concurrency()) {
                    call();
                }
            });
        }
    }

    private Channel direct(String number, Script script) {
        calls.authenticate(login());
        return calls.outbound(phone, number, script);
    }

    private Channel forwarded(String number, Script script) {
        String caller =
                "44" + Atlas.number(Atlas.any(Atlas.MOBILE, random), random).substring(1);
        Channel first = calls.arrive(caller, attack.did(), "extensions", attack.victim());
        calls.forwarded(first, number, script);
        return first;
    }

    /** Somebody in the pay of the thief answers a cheap number and is sent on. */
    private Channel transferred(String number, Script script) {
        calls.authenticate(login());
        String accomplice = Atlas.number(Atlas.any(Atlas.MOBILE, random), random);
        long answer = Manners.seconds(manners.uniform(1.5, 3));
        Channel first = calls.outbound(
                phone, accomplice, new Script(Fate.answers(answer, answer), Fate.NEVER, Fate.NEVER, false));
        agenda.in(
                2 * answer + Manners.seconds(manners.uniform(1, 3)),
                () -> transfers.blind(first, number, each -> calls.toTrunk(each, number, script)));
        return first;
    }
}
