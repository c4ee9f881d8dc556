package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.stat.DecayingCount;
import io.ringfence.stat.DecayingCounts;
import io.ringfence.stat.DistinctCount;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Seen;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The same number again and again.
 *
 * <p><b>Formula.</b> A call weighs {@value #ATTEMPT} when dialled, {@value #ANSWER} more when answered, {@value #TALK} more when it ends
 * after two minutes of talk. Per number, sums of weights of which half is forgotten in {@link Config#brief} and in {@link Config#lasting}, against a limit. Kind {@code repeat}.
 * For costly numbers the lasting sum counts, for national ones the brief one. Besides, {@link Config#again} points for dialling a costly number again after a conversation with it,
 * when it was unknown before today. And a costly number with which the payer is still talking, dialled once more.
 *
 * And different extensions that call one costly range, the number less its last two digits, within a day, when the PBX never called it before
 * that day.
 *
 * And national numbers: answered calls to blocks (see {@link Networks}) the PBX never talked with before the last three days, from the third of all its calls to such a block on.
 *
 * <p><b>Units.</b> Calls answered and talked, roughly.
 *
 * <p><b>Defaults and why.</b> Iowa's thief called cheap numbers of a few exchanges hundreds of times in two days. Frip's thief called one Polish number 10,366 times in a weekend, Direct Kitchen's one Gambian mobile 45 times in a night, at 1.9 an hour;
 * one number in California was called 5,000 times at 2.8 a minute. A person calls one number abroad two or three times a day; he redials a busy one for
 * minutes, which weighs and costs nothing. Nationally a conference bridge, an alarm dialler and a fax do not come to 20 answered calls of one extension in 20
 * minutes. A number the payer talked with on earlier days may be called three times as often.
 *
 * <p><b>Known false positives.</b> A campaign in one small town on its first day: an alert. An extension that is a gateway to one number abroad, on its first day: an alert.
 *
 * <p><b>State.</b> 40 bytes a row: the three numbers called most, in rows of payers only; 20 bytes for each of the ranges called
 * last.
 */
public final class Repeat implements Engine {
    private static final double ATTEMPT = 0.05;
    private static final double ANSWER = 0.65;
    private static final double TALK = 0.3;
    private static final Duration LONG_TALK = Duration.ofMinutes(2);
    private static final double CONVERSED = 0.8;
    private static final int PLACES = 3;
    private static final int ACQUAINTED = 3;
    private static final int FEW = 2;
    private static final long SECOND = 1_000_000_000L;

    private final Config config;
    private final DecayingCounts counts;
    private final NumberRows numbers;
    private final Networks networks;
    private final DecayingCount fresh;
    private final Seen seen;
    private final DistinctCount extensions;

    /**
     * What is expected.
     *
     * @param costly of a costly number, by the lasting sum
     * @param national of another, by the brief sum
     * @param together extensions of a PBX on one costly range in a day
     * @param parallel calls in progress to a costly number that is dialled once more
     * @param again points for dialling a new costly number again
     * @param fresh of national numbers in blocks new to the PBX, from the third call to each on, by a sum like the lasting one
     */
    public record Config(
            Limit costly,
            Limit national,
            Limit together,
            Limit parallel,
            int again,
            Limit fresh,
            Duration brief,
            Duration lasting) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limit(3, 35, 9, 68),
                new Limit(15, 40, 3, 85),
                new Limit(3, 35, 5, 60),
                new Limit(0, 50, 15, 80),
                8,
                new Limit(5, 40, 8, 80),
                Duration.ofMinutes(15),
                Duration.ofHours(8));
    }

    /** Takes its place in {@code layout}. */
    Repeat(Config config, NumberRows numbers, Networks networks, Layout layout) {
        this.config = config;
        this.numbers = numbers;
        this.networks = networks;
        this.fresh = new DecayingCount(layout, config.lasting());
        this.seen = new Seen(numbers.layout());
        this.extensions = new DistinctCount(numbers.layout(), 32, 2, Duration.ofHours(12));
        this.counts = new DecayingCounts(layout, PLACES, config.brief(), config.lasting());
    }

    @Override
    public String name() {
        return "Repeat";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        return call.isEmpty() || Outbound.startUnseen(fact) ? List.of() : score(fact.atNanos(), call.get(), subjects);
    }

    private List<Finding> score(long atNanos, Call call, Subjects subjects) {
        int number = Outbound.number(call);
        if (subjects.ends()) {
            long answered = subjects.open().answeredNanos();
            if (answered != 0 && atNanos - answered >= LONG_TALK.toNanos()) {
                counts.add(subjects.payer(), number, atNanos, TALK);
            }
        }
        if (subjects.answers()) {
            counts.add(subjects.payer(), number, atNanos, ANSWER);
            if (crowdsFresh(call, atNanos)) {
                fresh.add(subjects.payer(), atNanos, 1);
            }
        }
        if (!subjects.begins()) {
            return List.of();
        }
        double before = counts.lasting(subjects.payer(), number, atNanos);
        if (!subjects.open().redial()) {
            counts.add(subjects.payer(), number, atNanos, ATTEMPT);
        }
        if (!Outbound.costly(call.destination())) {
            return Excess.stronger(national(number, call, subjects), fresh(call, subjects));
        }
        List<Finding> own = Excess.stronger(costly(before, call, subjects), parallel(number, call, subjects));
        return subjects.past().knowsNumber(subjects) ? own : Excess.stronger(own, together(call, subjects));
    }

    private List<Finding> costly(double before, Call call, Subjects subjects) {
        boolean acquainted = subjects.past().knowsNumber(subjects);
        int count = (int) Math.ceil(before - 1e-9) + 1;
        Limit limit = config.costly();
        int expected = acquainted ? ACQUAINTED * limit.most() : limit.most();
        int points = limit.points(count, expected);
        if (points == 0 && !acquainted && before >= CONVERSED) {
            return Excess.of(
                    name(),
                    "repeat",
                    config.again(),
                    Excess.why("again a number %s that was new today", Subject.PAYER.from(call)));
        }
        return found(points, Excess.why("about %d calls to one number in %d h", count, 12), call, expected);
    }

    /** Calls to a costly number with which the payer is still talking: nobody rings where he is on the line. */
    private List<Finding> parallel(int number, Call call, Subjects subjects) {
        int talking = 0;
        for (OpenCall open : subjects.running(Subject.PAYER)) {
            talking += Outbound.number(open.call()) == number ? 1 : 0;
        }
        int points = config.parallel().points(talking);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "repeat",
                        points,
                        Excess.why(
                                "a call %s to a number it is still talking with; such calls up: %d",
                                Subject.PAYER.from(call), talking));
    }

    /** Many extensions on one range that the PBX did not call before today: each of them is one of a thief's calls. */
    private List<Finding> together(Call call, Subjects subjects) {
        int day = subjects.calendar().day();
        Slice row = numbers.range(call.pbx(), Outbound.text(call));
        boolean before = seen.before(row, day);
        seen.note(row, day);
        extensions.add(row, call.payer().hashCode(), subjects.atNanos());
        int count = extensions.value(row, subjects.atNanos());
        int points = before ? 0 : config.together().points(count);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "repeat",
                        points,
                        Excess.why(
                                "%d extensions of PBX %s call one range that is new today; at most %d expected",
                                count,
                                Outbound.printable(call.pbx()),
                                config.together().most()));
    }

    /** Whether several calls of today went to the block of this one, with which the PBX never talked before the last three days. */
    private boolean crowdsFresh(Call call, long atNanos) {
        return !Outbound.costly(call.destination())
                && networks.callsToFreshBlock(call.pbx(), call.destination(), atNanos / SECOND) >= FEW;
    }

    private List<Finding> fresh(Call call, Subjects subjects) {
        int count = (int) Math.ceil(fresh.value(subjects.payer(), subjects.atNanos()) - 1e-9);
        int points = config.fresh().points(count + 1);
        return points == 0 || !crowdsFresh(call, subjects.atNanos())
                ? List.of()
                : found(
                        points,
                        "about %d answered calls to crowded blocks of numbers new to the PBX".formatted(count),
                        call,
                        config.fresh().most());
    }

    private List<Finding> national(int number, Call call, Subjects subjects) {
        int count = (int) counts.brief(subjects.payer(), number, subjects.atNanos());
        Limit limit = config.national();
        int points = limit.points(count);
        return points == 0
                ? List.of()
                : found(points, Excess.why("about %d calls to one number in %d min", count, 22), call, limit.most());
    }

    private List<Finding> found(int points, String what, Call call, int expected) {
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "repeat",
                        points,
                        Excess.why("%s %s; at most %d expected", what, Subject.PAYER.from(call), expected));
    }
}
