package io.ringfence.sim.story;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.EventClass;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Login;
import io.ringfence.sim.exchange.Sink;
import io.ringfence.sim.exchange.Wire;
import io.ringfence.sim.firm.Home;
import io.ringfence.sim.firm.Reach;
import io.ringfence.sim.firm.Stage;
import io.ringfence.sim.firm.Truth;
import io.ringfence.sim.office.Draw;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A story told from one seed, read as the session of a least-privilege AMI account. Nothing happens before it is read: an
 * hour of virtual time at a time, so that weeks need no more room than their busiest hour.
 */
public final class Telling extends InputStream {
    private static final Set<EventClass> READ =
            EnumSet.of(EventClass.CALL, EventClass.SECURITY, EventClass.SYSTEM, EventClass.USER);
    private static final String HEAD = "Asterisk Call Manager/11.0.0\r\n"
            + "Response: Success\r\nMessage: Authentication accepted\r\n\r\n"
            + "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 3024\r\nLastReload: 3024\r\nStatus: Fully Booted\r\n\r\n";
    private static final Login OWN =
            new Login("AMI", "guard", "0x7f77d0015130", "IPV4/TCP/127.0.0.1/5038", "IPV4/TCP/127.0.0.1/35182");
    private static final long STEP_NANOS = 3_600 * Stage.SECOND;
    /** The office is watched so many days before anything happens, and up to six more. */
    private static final int DAYS_BEFORE = 15;

    private final Home home;
    private final Agenda agenda;
    private final Truth truth;
    private final Buffer buffer = new Buffer();
    private final int people;
    private final long startNanos;
    private final long endNanos;

    /**
     * @param reach whom the office calls by itself
     * @param open whether the office works; else it has people and phones and only the plot happens
     */
    Telling(Story story, long seed, Reach reach, boolean open) {
        // Neighbouring seeds must not give shifted copies of one sequence, hence the second generator.
        long mixed = new SplittableRandom(seed ^ (long) story.name().hashCode() << 32).nextLong();
        SplittableRandom random = new SplittableRandom(mixed);
        home = Draw.any(story.homes(), random);
        people = story.least() + random.nextInt(story.most() - story.least() + 1);
        LocalDate day = story.when().draw(random);
        ZonedDateTime start = day.minusDays(DAYS_BEFORE + random.nextInt(7)).atStartOfDay(home.zone());
        startNanos = start.toEpochSecond() * Stage.SECOND;
        endNanos = day.plusDays(story.days() + 1).atStartOfDay(home.zone()).toEpochSecond() * Stage.SECOND;
        agenda = new Agenda(startNanos);
        truth = new Truth(agenda::now);
        Wire wire = new Wire(buffer, agenda::now);
        Exchange exchange = new Exchange(agenda, wire, truth, random.split());
        Stage stage = new Stage(home, day, people, reach, exchange, wire, truth, random.split());
        buffer.add(HEAD.getBytes(StandardCharsets.ISO_8859_1));
        wire.security("SuccessfulAuth", "Informational", OWN, "UsingPassword", "0", "SessionTV", wire.eventTime());
        if (open) {
            stage.firm.open();
        }
        story.plot().unfold(stage);
    }

    /** Where it plays. */
    public Home home() {
        return home;
    }

    /** How many people work there. */
    public int people() {
        return people;
    }

    /** When it begins, nanoseconds since 1970. */
    public long startNanos() {
        return startNanos;
    }

    /** What the calls read so far really were. */
    public Truth truth() {
        return truth;
    }

    /** Lets the rest of it happen unheard: the truth without the events, quicker. */
    public Truth happen() {
        buffer.deaf = true;
        agenda.advance(endNanos);
        return truth;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        while (buffer.isEmpty() && agenda.now() < endNanos) {
            buffer.clear();
            agenda.advance(Math.min(endNanos, agenda.now() + STEP_NANOS));
        }
        return buffer.take(into, offset, length);
    }

    private static final class Buffer implements Sink {
        private byte[] bytes = new byte[1 << 20];
        private int from;
        private int to;
        private boolean deaf;

        boolean isEmpty() {
            return from == to;
        }

        void clear() {
            from = 0;
            to = 0;
        }

        void add(byte[] more) {
            if (bytes.length - to < more.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            System.arraycopy(more, 0, bytes, to, more.length);
            to += more.length;
        }

        int take(byte[] into, int offset, int length) {
            if (isEmpty()) {
                return length == 0 ? 0 : -1;
            }
            int taken = Math.min(length, to - from);
            System.arraycopy(bytes, from, into, offset, taken);
            from += taken;
            return taken;
        }

        @Override
        public boolean wants(EventClass type) {
            return !deaf && READ.contains(type);
        }

        @Override
        public void accept(EventClass type, byte[] frame) {
            add(frame);
        }
    }
}
