package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Sink;
import io.ringfence.sim.exchange.Wire;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * An office and its thieves in virtual time, written as a session of a least-privilege reader would be recorded. Months
 * take seconds; the same seed writes the same bytes.
 */
public final class Capture {
    private static final Set<EventClass> READ =
            EnumSet.of(EventClass.CALL, EventClass.SECURITY, EventClass.SYSTEM, EventClass.USER);
    private static final String HEAD = "Asterisk Call Manager/11.0.0\r\n"
            + "Response: Success\r\nMessage: Authentication accepted\r\n\r\n"
            + "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 3024\r\nLastReload: 3024\r\nStatus: Fully Booted\r\n\r\n";

    private static final Login OWN =
            new Login("AMI", "guard", "0x7f77d0015130", "IPV4/TCP/127.0.0.1/5038", "IPV4/TCP/127.0.0.1/35182");

    private record Plan(long afterNanos, Deed deed) {}

    /** Something done to an office. */
    private interface Deed {
        void in(Office office);
    }

    private final long seed;
    private final Office.Size size;
    private final Rhythm rhythm;
    private final List<Plan> plans = new ArrayList<>();

    public Capture(long seed, Office.Size size, Rhythm rhythm) {
        this.seed = seed;
        this.size = size;
        this.rhythm = rhythm;
    }

    /** Plans an attack so long after the start. */
    public Capture attack(long afterNanos, Attack.Kind kind) {
        plans.add(new Plan(afterNanos, office -> office.attack(office.draw(kind))));
        return this;
    }

    /** Plans something hostile so long after the start. */
    public Capture hostile(long afterNanos, Hostile hostile) {
        plans.add(new Plan(afterNanos, office -> office.hostile(hostile)));
        return this;
    }

    /**
     * Writes it.
     *
     * @return the truth about its calls
     * @throws IOException when {@code out} fails
     */
    public Ledger write(long startNanos, long durationNanos, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        try {
            buffered.write(HEAD.getBytes(StandardCharsets.ISO_8859_1));
            Ledger ledger = happen(startNanos, durationNanos, new ToStream(buffered));
            buffered.flush();
            return ledger;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Lets it all happen unheard: the truth without the capture, quicker. */
    public Ledger happen(long startNanos, long durationNanos) {
        return happen(startNanos, durationNanos, Sink.NOWHERE);
    }

    private Ledger happen(long startNanos, long durationNanos, Sink sink) {
        Ledger ledger = new Ledger();
        SplittableRandom random = new SplittableRandom(seed);
        Agenda agenda = new Agenda(startNanos);
        Wire wire = new Wire(sink, agenda::now);
        Exchange exchange = new Exchange(agenda, wire, ledger, random.split());
        Office office = new Office(new Calls(exchange, "trunk", "trunk2", ""), ledger, size, rhythm, random.split());
        wire.security("SuccessfulAuth", "Informational", OWN, "UsingPassword", "0", "SessionTV", wire.eventTime());
        office.open();
        plans.forEach(plan -> agenda.in(plan.afterNanos(), () -> plan.deed().in(office)));
        agenda.advance(startNanos + durationNanos);
        return ledger;
    }

    private record ToStream(OutputStream out) implements Sink {
        @Override
        public boolean wants(EventClass type) {
            return READ.contains(type);
        }

        @Override
        public void accept(EventClass type, byte[] frame) {
            try {
                out.write(frame);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
