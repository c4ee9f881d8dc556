package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.CallLasted;
import io.ringfence.fact.Fact;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Money, while it is being spent: by extension, group, trunk and PBX.
 *
 * <p><b>Formula.</b> What ended calls cost within the hour, the calendar day and the month, and what those in progress have cost since, by the
 * deck's price and increment: a begun increment is paid in full. Two uses. A limit of {@link io.ringfence.policy.SpendLimits}: kind {@code
 * limit}, a hard one, on the call whose increment crosses it, on every new one while it is crossed, and on the others as they begin
 * another increment; the moment is computed from all calls in progress together and asked for ({@link SpendLimitsWatch}). And what is usual:
 * kind {@code money}, {@code 40 + 12 * log2(spent / expected)} up to {@link Config#highest}, where expected is {@code max(floor, times * usual)} and usual
 * the dearest earlier hour or day, halving in {@link Config#habitHalfLife}. Of PBXs kind {@code crowd}, at most 50, with ten times the floor.
 *
 * <p><b>Units.</b> Millionths of the configured currency. An hour is the last 50 to 60 min in steps of ten.
 *
 * <p><b>Defaults and why.</b> Incidents cost 25 to 70 a call (Clare, Direct Kitchen), 120,000 in 46 hours (Perth), 25,000 in small calls to
 * Cambodia; an ordinary extension a few a month. Five times its dearest day and more than 50, or 25 in an hour: worth a look; eight times that ends calls. What a day
 * teaches is at most double, and a call that alerts teaches nothing, so that weeks of theft do not become usual. One long call is {@link
 * CallDuration}'s: its own cost counts here by a third, unless other calls cost more.
 *
 * <p><b>Known false positives.</b> The long call abroad of somebody who never calls abroad: an alert.
 *
 * <p><b>State.</b> 76 bytes a row.
 */
public final class Spend implements Engine {
    private final Config config;
    private final Purse purse;
    private final SpendLimitsWatch limits;

    /**
     * What is worth noticing, in units of a currency like the dollar; others in proportion.
     *
     * @param hourFloor money of an hour that is never worth noticing
     * @param dayFloor money of a day that is not
     * @param times how many times the usual is expected
     * @param alone what a call costs itself counts by one such part, unless others cost more: its length is judged by {@link CallDuration}
     * @param first points from there on
     * @param doubling points for each doubling of it
     * @param highest points never exceed this
     */
    public record Config(
            double hourFloor,
            double dayFloor,
            double times,
            double alone,
            int first,
            int doubling,
            int highest,
            Duration habitHalfLife) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(25, 50, 5, 3, 40, 12, 76, Duration.ofDays(30));
    }

    /** Takes its place in {@code layout}. */
    public Spend(Config config, double worth, Layout layout) {
        double micros = 1e6 * worth;
        this.config = new Config(
                config.hourFloor() * micros,
                config.dayFloor() * micros,
                config.times(),
                config.alone(),
                config.first(),
                config.doubling(),
                config.highest(),
                config.habitHalfLife());
        this.purse = new Purse(layout, this.config);
        this.limits = new SpendLimitsWatch(purse);
    }

    @Override
    public String name() {
        return "Spend";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty() || subjects.open().price.microsPerMinute() == 0) {
            return List.of();
        }
        if (fact instanceof CallEnded) {
            purse.book(subjects, fact.atNanos()); // also of a call whose begin nobody here has seen
            return List.of();
        }
        boolean asked = subjects.begins() || subjects.answers() || fact instanceof CallLasted;
        return asked ? score(fact, call.get(), subjects) : List.of();
    }

    private List<Finding> score(Fact fact, Call call, Subjects subjects) {
        List<Finding> crossed = limits.check(fact, subjects);
        if (!Outbound.costly(call.destination())) {
            return crossed;
        }
        List<Finding> own = unusual(Subject.PAYER, call, subjects, 1, config.highest());
        return Excess.both(crossed, own.isEmpty() ? unusual(Subject.PBX, call, subjects, 10, 50) : own);
    }

    private List<Finding> unusual(Subject subject, Call call, Subjects subjects, int share, int highest) {
        Slice row = subject.row(subjects);
        long now = subjects.atNanos();
        Purse.Spent spent = purse.spent(subject, subjects, now);
        double hour = Math.max(share * config.hourFloor(), config.times() * purse.usualHour(row, now));
        double day = Math.max(share * config.dayFloor(), config.times() * purse.usualDay(row, now));
        boolean byHour = spent.hour() / hour >= spent.day() / day;
        double expected = byHour ? hour : day;
        double total = byHour ? spent.hour() : spent.day();
        double actual = Math.max(total - subjects.open().cost(now), total / config.alone());
        if (subject == Subject.PAYER && subjects.open().answeredNanos() != 0) {
            long next = purse.crossing(
                    subject, subjects, byHour ? Purse.Span.HOUR : Purse.Span.DAY, (long) level(total, expected));
            subjects.wake(subjects.open(), next);
        }
        if (actual <= expected) {
            return List.of();
        }
        int points = (int) Math.min(highest, config.first() + config.doubling() * log2(actual / expected));
        String why = Excess.why(
                "%s spent in %s %s; at most %s expected",
                money(actual, subjects), byHour ? "an hour" : "a day", subject.from(call), money(expected, subjects));
        return Excess.of(name(), subject.kind("money"), points, why);
    }

    /** The next doubling of what is expected that is not reached yet. */
    private static double level(double actual, double expected) {
        double level = expected;
        while (level <= actual) {
            level *= 2;
        }
        return level;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static String money(double micros, Subjects subjects) {
        return Purse.money(micros, subjects.around().currency());
    }

    Purse purse() {
        return purse;
    }

    /** What calls in progress of a PBX have cost so far, in millionths. */
    long atRiskMicros(String pbx, long nowNanos, Subjects subjects) {
        long sum = 0;
        for (OpenCall open : subjects.running(Running.Key.of(pbx))) {
            sum += open.cost(nowNanos);
        }
        return sum;
    }

    /** What a PBX has spent today, calls in progress included, in millionths. */
    long todayMicros(String pbx, long nowNanos, Subjects subjects) {
        LocalDay calendar = subjects.calendar();
        calendar.turnTo(nowNanos);
        long sum = purse.day(subjects.pbx(pbx), calendar.day());
        for (OpenCall open : subjects.running(Running.Key.of(pbx))) {
            sum += open.cost(calendar.dayFromNanos(), nowNanos);
        }
        return sum;
    }
}
