package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.CallAttempted;
import io.ringfence.fact.Fact;
import io.ringfence.fact.Payer;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;
import io.ringfence.stat.DaysSeen;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import io.ringfence.stat.WeeklyHabit;
import io.ringfence.time.OfficeHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a call is made, against when this extension and its PBX usually call, and against the hours of the office.
 *
 * <p><b>Formula.</b> Two kinds of novelty, each once a call. {@code hour}: the call is outside the hours configured; or, where none
 * are, on no earlier day of its kind (working day, Saturday, Sunday or holiday) was a call of this PBX answered within an hour of
 * this hour of the day, or only others called then. An extension that is used to the hour is never unusual. {@code dormant}: the
 * extension never had a call answered that we know of, or none for {@link Config#pauseDays} and four times its usual pause; this
 * lasts through the day after it woke up.
 *
 * <p><b>Units.</b> Days and hours of the clock in the time zone configured; habits halve in 8 weeks, the present day never counts.
 * Points grow with the days the PBX has been watched, from nothing before {@link Config#leastDays} to all after {@link
 * Config#matureDays}.
 *
 * <p><b>Defaults and why.</b> Almost all published attacks ran at night or over a weekend; a law firm's spare extension, never used,
 * woke up on a Sunday at nine. But people do work late: so these are novelties, which never alert alone, 25 points for a costly call
 * at an hour when nobody of this PBX ever calls, 15 when only this extension never does, and less for a national one. After three
 * weeks off somebody is on holiday, after six hardly: 15 and 20 points.
 *
 * <p><b>Known false positives.</b> The first night shift; a new employee's first calls (dormant); a shop that opens on a public
 * holiday. Each needs a second sign.
 *
 * <p><b>State.</b> 64 bytes a row, of payers and PBXs.
 */
public final class Hours implements Engine {
    private static final long SECOND = 1_000_000_000L;
    private static final int HOURS = 24;
    private static final int WORKING = 0;
    private static final int SATURDAY = 1;
    private static final int SUNDAY = 2;
    private static final int LATEST_DAY = 0xFFFF;

    /** No clock on earth is set by less. */
    private static final long QUARTER_HOUR = 900 * SECOND;

    private final Config config;
    private final Policies policies;
    private final ZoneId zone;
    private final WeeklyHabit habit;
    private final DaysSeen days;
    private When last = new When(1, WORKING, 0, false);
    private OfficeHours lastHours = OfficeHours.UNKNOWN;
    private long lastQuarter = Long.MIN_VALUE;

    /**
     * Points of a costly call and of a national one.
     *
     * @param costly where fraud pays
     * @param national an ordinary number of the own country
     */
    public record Points(int costly, int national) {
        int of(Call call) {
            return Outbound.costly(call.destination()) ? costly : national;
        }
    }

    /**
     * What weighs how much.
     *
     * @param closed outside the hours configured
     * @param nobody nobody of this PBX ever calls at this hour
     * @param notThis others do, this extension does not
     * @param ownDays days an extension must have called on before its own habit counts against it
     * @param never it never called
     * @param paused it has not called for {@code pauseDays}
     * @param longPaused it has not called for twice as long
     * @param pauseDays days without a call that make a pause
     * @param leastDays days a PBX must have been watched before anything is unusual
     * @param matureDays days after which points are full
     */
    public record Config(
            Points closed,
            Points nobody,
            Points notThis,
            int ownDays,
            Points never,
            Points paused,
            Points longPaused,
            int pauseDays,
            int leastDays,
            int matureDays) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Points(25, 15),
                new Points(25, 20),
                new Points(15, 12),
                10,
                new Points(20, 10),
                new Points(15, 5),
                new Points(20, 10),
                21,
                7,
                14);
    }

    /** Takes its place in {@code layout}. */
    public Hours(Config config, Policies policies, ZoneId zone, Layout layout) {
        this.config = config;
        this.policies = policies;
        this.zone = zone;
        this.habit = new WeeklyHabit(layout);
        this.days = new DaysSeen(layout, config.pauseDays());
    }

    @Override
    public String name() {
        return "Hours";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty() || !subjects.payer().present()) {
            return List.of();
        }
        if (fact instanceof CallAnswered) {
            When when = when(fact.atNanos(), policy(call.get()).hours());
            boolean teaches = subjects.open().suspicion() < Past.TOO_SUSPECT;
            learn(when, teaches, subjects.payer());
            learn(when, teaches, subjects.pbx());
            return List.of();
        }
        boolean begins = fact instanceof CallAttempted && subjects.begins() && !Outbound.startUnseen(fact);
        return begins ? score(fact.atNanos(), call.get(), subjects) : List.of();
    }

    /** On how many days of late it called near each hour: 24 of working days, 24 of Saturdays, 24 of Sundays. */
    List<Integer> week(Slice row) {
        List<Integer> week = new ArrayList<>();
        for (int kind = 0; kind < WeeklyHabit.KINDS; kind++) {
            for (int hour = 0; hour < HOURS; hour++) {
                week.add(habit.days(row, LATEST_DAY, kind, hour));
            }
        }
        return week;
    }

    /** A thief's hour becomes no habit; but who calls at all is awake. */
    private void learn(When when, boolean teaches, Slice row) {
        if (teaches) {
            habit.add(row, when.day(), when.kind(), when.hour());
        }
        days.add(row, when.day());
    }

    private List<Finding> score(long atNanos, Call call, Subjects subjects) {
        OfficeHours hours = policy(call).hours();
        When when = when(atNanos, hours);
        List<Finding> hour =
                hours.known() ? closed(atNanos, hours, call) : unusual(when, call, subjects.payer(), subjects.pbx());
        boolean phone = call.payer().kind() == Payer.Kind.EXTENSION;
        return phone ? Excess.both(hour, dormant(when, call, subjects.payer(), subjects.pbx())) : hour;
    }

    private List<Finding> closed(long atNanos, OfficeHours hours, Call call) {
        return hours.open(atNanos)
                ? List.of()
                : novelty(
                        "hour",
                        config.closed().of(call),
                        Excess.why(
                                "call %s %s, outside %s",
                                Subject.PAYER.from(call), when(atNanos, hours).words(), hours.words()));
    }

    private List<Finding> unusual(When when, Call call, Slice own, Slice pbx) {
        if (habit.days(own, when.day(), when.kind(), when.hour()) > 0) {
            return List.of();
        }
        boolean nobody = habit.days(pbx, when.day(), when.kind(), when.hour()) == 0;
        if (!nobody && days.count(own) < config.ownDays()) {
            return List.of();
        }
        int points = grown((nobody ? config.nobody() : config.notThis()).of(call), when, pbx);
        if (points == 0) {
            return List.of();
        }
        String from = Subject.PAYER.from(call);
        return novelty(
                "hour",
                points,
                nobody
                        ? Excess.why(
                                "call %s %s, when nobody of PBX %s has called in %d days",
                                from, when.words(), Outbound.printable(call.pbx()), watched(when, pbx))
                        : Excess.why(
                                "call %s %s, when it has never called, on %d days that it did",
                                from, when.words(), days.count(own)));
    }

    private List<Finding> dormant(When when, Call call, Slice own, Slice pbx) {
        int pause = days.pause(own, when.day(), 1);
        if (pause < config.pauseDays()) {
            return List.of();
        }
        boolean never = pause == DaysSeen.never();
        int usual = (days.last(own) - days.first(own)) / Math.max(1, days.count(own));
        if (!never && pause < 4 * usual) {
            return List.of();
        }
        Points rested = pause >= 2 * config.pauseDays() ? config.longPaused() : config.paused();
        int points = grown((never ? config.never() : rested).of(call), when, pbx);
        if (points == 0) {
            return List.of();
        }
        String from = Subject.PAYER.from(call);
        return novelty(
                "dormant",
                points,
                never
                        ? Excess.why("first call ever %s in %d days watched", from, watched(when, pbx))
                        : Excess.why("first call %s in %d days", from, pause));
    }

    private int grown(int points, When when, Slice pbx) {
        int watched = watched(when, pbx);
        return watched < config.leastDays()
                ? 0
                : (int) ((long) points * Math.min(watched, config.matureDays()) / config.matureDays());
    }

    private int watched(When when, Slice pbx) {
        int first = days.first(pbx);
        return first == 0 ? 0 : Math.max(0, when.day() - first);
    }

    private List<Finding> novelty(String kind, int points, String why) {
        return Excess.novelty(name(), kind, points, why);
    }

    private Policy policy(Call call) {
        return policies.of(call.payer().name());
    }

    /** Calls of the same quarter of an hour are at the same When: to read the clock costs more than all that is made of it. */
    private When when(long atNanos, OfficeHours hours) {
        long quarter = Math.floorDiv(atNanos, QUARTER_HOUR);
        if (quarter != lastQuarter || hours != lastHours) {
            last = read(atNanos, hours);
            lastQuarter = quarter;
            lastHours = hours;
        }
        return last;
    }

    private When read(long atNanos, OfficeHours hours) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(atNanos, SECOND)), zone);
        DayOfWeek weekday = at.getDayOfWeek();
        boolean holiday = hours.holiday(atNanos);
        int kind = holiday || weekday == DayOfWeek.SUNDAY ? SUNDAY : weekday == DayOfWeek.SATURDAY ? SATURDAY : WORKING;
        long day = Math.max(1, Math.min(LATEST_DAY, at.toLocalDate().toEpochDay()));
        return new When((int) day, kind, at.getHour(), holiday);
    }

    /** A day since 1970, its kind, and the hour. */
    private record When(int day, int kind, int hour, boolean holiday) {
        private static final List<String> KINDS = List.of("on a working day", "on a Saturday", "on a Sunday");

        String words() {
            return Excess.why("after %02d:00 %s", hour, holiday ? "on a public holiday" : KINDS.get(kind));
        }
    }
}
