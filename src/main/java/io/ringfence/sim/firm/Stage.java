package io.ringfence.sim.firm;

import io.ringfence.sim.exchange.Agenda;
import io.ringfence.sim.exchange.Calls;
import io.ringfence.sim.exchange.Channel;
import io.ringfence.sim.exchange.Exchange;
import io.ringfence.sim.exchange.Script;
import io.ringfence.sim.exchange.Wire;
import io.ringfence.sim.office.Draw;
import io.ringfence.sim.office.Manners;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;

/** What a plot has at hand: the office, its PBX, the clock and the dice. */
public final class Stage {
    /** In nanoseconds. */
    public static final long SECOND = 1_000_000_000L;
    /** No trunk answers quicker. */
    private static final long LEAST_ANSWER_NANOS = 400_000_000L;

    /** Where it plays. */
    public final Home home;
    /** Virtual time. */
    public final Agenda agenda;
    /** The office's PBX. */
    public final Calls calls;
    /** What every call really was. */
    public final Truth truth;
    /** How calls go. */
    public final Manners manners;
    /** The plot's own dice. */
    public final SplittableRandom random;
    /** The first day of the plot. */
    public final LocalDate day;
    /** Whom the office calls. */
    final Reach reach;
    /** The people. */
    public final Firm firm;

    /**
     * Sets it; nothing happens yet.
     *
     * @param day of the plot, in the office's country
     * @param people how many work here
     */
    public Stage(
            Home home,
            LocalDate day,
            int people,
            Reach reach,
            Exchange exchange,
            Wire wire,
            Truth truth,
            SplittableRandom random) {
        this.home = home;
        this.day = day;
        this.reach = reach;
        this.agenda = exchange.agenda();
        this.calls = new Calls(exchange, "trunk", "trunk2", "");
        this.truth = truth;
        this.manners = new Manners(random.split(), LEAST_ANSWER_NANOS);
        this.random = random.split();
        this.firm = new Firm(this, people, random.split());
    }

    /** The time here. */
    public ZonedDateTime local() {
        return Instant.ofEpochSecond(agenda.now() / SECOND).atZone(home.zone());
    }

    /** Plans something for a day of the plot, the first being 0, at an hour such as 9.5. */
    public void at(int dayOfPlot, double hour, Runnable what) {
        long begin = day.plusDays(dayOfPlot).atStartOfDay(home.zone()).toEpochSecond() * SECOND;
        agenda.in(begin + (long) (hour * 3_600 * SECOND) - agenda.now(), what);
    }

    /** Plans something so many seconds from now. */
    public void in(double seconds, Runnable what) {
        agenda.in(Manners.seconds(seconds), what);
    }

    /** Somebody who works by day, drawn anew. */
    public Employee somebody() {
        List<Employee> all = firm.people().stream()
                .filter(each -> each.shift == Shift.DAY && !each.silent)
                .toList();
        return Draw.any(all, random);
    }

    /** Somebody calls out from his own phone, for a twin's sake. */
    public Channel call(Employee from, String e164, Script script) {
        return firm.traffic().out(from, e164, Truth.Kind.TWIN, script);
    }

    /** The same, answered after a while for certain; {@code talkSeconds} is about how long. */
    public Channel talk(Employee from, String e164, double talkSeconds) {
        long delay = Manners.seconds(manners.uniform(1.5, 4));
        long talk = Manners.seconds(talkSeconds * manners.uniform(.8, 1.2));
        return call(from, e164, Script.talk(delay, Manners.seconds(manners.uniform(3, 12)), talk));
    }
}
