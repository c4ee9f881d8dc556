package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallAnswered;
import io.ringfence.fact.Fact;
import io.ringfence.stat.BucketWindow;
import io.ringfence.stat.DecayingPeak;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Too many calls in a time, national or costly (international, premium, satellite, unallocated), for an extension, a trunk or
 * a PBX.
 *
 * <p><b>Formula.</b> Attempts of the class in the last 30 s, 60 s, 15 min and hour, this one included, against {@code max(limit,
 * slack * usual, share * usual of the group)}. Usual is the most calls answered in any earlier hour, halving every {@link
 * Config#habitHalfLife}, scaled to the span. Costly calls count neither when they redial a number that did not answer just before, nor
 * when the payer talked with the number on an earlier day. The strongest span speaks. Kind {@code rate}, of trunks and PBXs {@code crowd}.
 *
 * <p><b>Units.</b> Calls. Spans are whole buckets: 60 s means the last 55 to 60 s, an hour the last 55 to 60 min.
 *
 * <p><b>Defaults and why.</b> People redial a busy number three or four times a minute, a radio contest ten times, a
 * call-centre agent dials two or three a minute all day, a school's absence robot thirty. So nationally 45 a minute and 2,000
 * an hour are left alone, and 150 a minute (a Los Angeles company, 4,390 calls in an hour) are not. Abroad four different numbers in
 * 30 s are more than a person dials: the clinic's thief did with a mean gap of 8.8 s. An agent who dials one number abroad after the
 * other, on his first day, exceeds the quarter and the hour too: these give 60 points at most, so that it takes a second sign (a risky
 * country, money, one number again and again) to end a call. Trunks and PBXs only support other evidence, at most 50
 * points, since the call at hand may be an innocent one among the thief's.
 *
 * <p><b>Known false positives.</b> A dialler's first day abroad: alerts. <b>Misses.</b> Fraud at two calls an
 * hour (Direct Kitchen) is not fast: other engines.
 *
 * <p><b>State.</b> 112 bytes a row.
 */
public final class DialRate implements Engine {
    private static final Subject[] SUBJECTS = Subject.counted();

    /** Buckets of five seconds. */
    private static final int MINUTE = 12;

    /** Buckets of five minutes. */
    private static final int QUARTER = 3;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Config config;
    private final Windows national;
    private final Windows costly;
    /** By subject, the strongest first where two are as strong. */
    private final Map<Subject, List<Span>> spansNational = new EnumMap<>(Subject.class);

    private final Map<Subject, List<Span>> spansCostly = new EnumMap<>(Subject.class);

    /**
     * Limits of one kind of subject.
     *
     * @param nationalMinute national calls in 60 s
     * @param nationalHour national calls in an hour
     * @param costlyHalfMinute costly calls in 30 s
     * @param costlyMinute costly calls in 60 s
     * @param costlyQuarter costly calls in 15 min
     * @param costlyHour costly calls in an hour
     */
    public record Limits(
            Limit nationalMinute,
            Limit nationalHour,
            Limit costlyHalfMinute,
            Limit costlyMinute,
            Limit costlyQuarter,
            Limit costlyHour) {}

    /**
     * What is expected of whom.
     *
     * @param slack how many times the usual is still expected
     * @param share of what is usual of the whole group, still expected of each: a new agent is not slower than the old ones
     * @param habitHalfLife in which a habit halves
     */
    public record Config(Limits payer, Limits trunk, Limits pbx, double slack, double share, Duration habitHalfLife) {
        private static final Limits SUPPORT = new Limits(
                new Limit(600, 20, 1, 50),
                new Limit(20_000, 20, 1, 50),
                Limit.NONE,
                new Limit(30, 20, 1, 50),
                Limit.NONE,
                new Limit(400, 20, 1, 50));

        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limits(
                        new Limit(45, 40, 2, 80),
                        new Limit(2_000, 40, 1, 80),
                        new Limit(3, 55, 15, 90),
                        new Limit(4, 50, 10, 90),
                        new Limit(12, 40, 4, 60),
                        new Limit(30, 40, 2, 60)),
                SUPPORT,
                SUPPORT,
                3,
                0.25,
                Duration.ofDays(14));

        private Limits of(Subject subject) {
            return switch (subject) {
                case PAYER, GROUP -> payer;
                case TRUNK -> trunk;
                case PBX -> pbx;
            };
        }
    }

    /** What is counted of one class of calls. */
    private static final class Windows {
        final BucketWindow minute;
        final BucketWindow hour;
        final DecayingPeak usual;

        Windows(Layout layout, Duration halfLife) {
            minute = BucketWindow.narrow(layout, 12, Duration.ofSeconds(5));
            hour = new BucketWindow(layout, 12, Duration.ofMinutes(5));
            usual = new DecayingPeak(layout, HOUR, halfLife);
        }

        void add(Slice row, long atNanos) {
            minute.add(row, atNanos);
            hour.add(row, atNanos);
        }
    }

    /** The last so many buckets of a window, so many seconds, and what may be in them. */
    private record Span(BucketWindow window, int buckets, int seconds, Limit limit) {}

    /** Takes its place in {@code layout}. */
    public DialRate(Config config, Layout layout) {
        this.config = config;
        this.national = new Windows(layout, config.habitHalfLife());
        this.costly = new Windows(layout, config.habitHalfLife());
        for (Subject subject : SUBJECTS) {
            Limits limits = config.of(subject);
            spansNational.put(
                    subject,
                    List.of(
                            new Span(national.minute, MINUTE, 60, limits.nationalMinute()),
                            new Span(national.hour, 12, 3600, limits.nationalHour())));
            spansCostly.put(
                    subject,
                    List.of(
                            new Span(costly.minute, 6, 30, limits.costlyHalfMinute()),
                            new Span(costly.minute, MINUTE, 60, limits.costlyMinute()),
                            new Span(costly.hour, QUARTER, 900, limits.costlyQuarter()),
                            new Span(costly.hour, 12, 3600, limits.costlyHour())));
        }
    }

    @Override
    public String name() {
        return "DialRate";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        return call.isEmpty() ? List.of() : score(fact, call.get(), subjects);
    }

    private List<Finding> score(Fact fact, Call call, Subjects subjects) {
        boolean dear = Outbound.costly(call.destination());
        Windows windows = dear ? costly : national;
        if (fact instanceof CallAnswered) {
            learn(windows, subjects, fact.atNanos());
        }
        List<Finding> found = List.of();
        if (Outbound.startUnseen(fact) || (dear && harmless(subjects))) {
            return found;
        }
        for (Subject subject : SUBJECTS) {
            if (subject.begins(subjects) && !(subject.isCrowd() && loud(dear, subjects, fact.atNanos()))) {
                windows.add(subject.row(subjects), fact.atNanos());
                found = Excess.both(found, rate(dear, call, subject, subjects));
            }
        }
        return found;
    }

    /** Dialling a number again that did not answer costs nothing, and an old acquaintance is not a thief's. */
    private static boolean harmless(Subjects subjects) {
        return subjects.begins() && (subjects.open().redial() || subjects.past().knowsNumber(subjects));
    }

    /** Whether the payer stands out by himself: then his calls are held against him and not against the crowd. */
    private boolean loud(boolean dear, Subjects subjects, long atNanos) {
        Slice payer = subjects.payer();
        Limits limits = config.payer();
        if (!payer.present()) {
            return false;
        }
        return dear
                ? costly.minute.count(payer, atNanos, MINUTE)
                                > limits.costlyMinute().most()
                        || costly.hour.count(payer, atNanos, QUARTER)
                                > limits.costlyQuarter().most()
                : national.minute.count(payer, atNanos, MINUTE)
                        > limits.nationalMinute().most();
    }

    private static void learn(Windows windows, Subjects subjects, long atNanos) {
        if (!subjects.answers()) {
            return;
        }
        for (Subject subject : Subject.all()) {
            Slice row = subject.row(subjects);
            if (row.present()) {
                windows.usual.add(row, atNanos);
            }
        }
    }

    private List<Finding> rate(boolean dear, Call call, Subject subject, Subjects subjects) {
        List<Span> spans = (dear ? spansCostly : spansNational).getOrDefault(subject, List.of());
        List<Finding> strongest = List.of();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            int count = span.window().count(subject.row(subjects), subjects.atNanos(), span.buckets());
            if (count > span.limit().most()) {
                strongest = Excess.stronger(strongest, excess(dear, span, count, call, subject, subjects));
            }
        }
        return strongest;
    }

    private List<Finding> excess(boolean dear, Span span, int count, Call call, Subject subject, Subjects subjects) {
        DecayingPeak usual = (dear ? costly : national).usual;
        long atNanos = subjects.atNanos();
        double own = config.slack() * usual.value(subject.row(subjects), atNanos);
        double others = subject == Subject.PAYER ? config.share() * usual.value(subjects.group(), atNanos) : 0;
        double habit = Math.max(own, others) * span.seconds() / HOUR.toSeconds();
        int expected = (int) Math.max(span.limit().most(), habit);
        int points = span.limit().points(count, expected);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        subject.kind("rate"),
                        points,
                        why(dear, span.seconds(), count, call, subject, expected));
    }

    private static String why(boolean dear, int seconds, int count, Call call, Subject subject, int expected) {
        String span = seconds <= 60 ? seconds + " s" : seconds / 60 + " min";
        return Excess.why(
                "%d %s calls in %s %s; at most %d expected",
                count, Outbound.kindOfCall(dear), span, subject.from(call), expected);
    }
}
