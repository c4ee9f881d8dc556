package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.stat.BucketWindow;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls set up faster than people can, national or costly, for an extension, a trunk or a PBX.
 *
 * <p><b>Formula.</b> Attempts of the class in the last second and the last five, this one included, against a limit. The stronger
 * span speaks. Kind {@code burst}, of trunks and PBXs {@code crowd}.
 *
 * <p><b>Units.</b> Calls. Spans are whole buckets of 500 ms: a second means the last 0.5 to 1 s.
 *
 * <p><b>Defaults and why.</b> Fraudsters race before somebody looks: the clinic's thief had gaps down to 0.196 s, a Los Angeles
 * company saw 2.5 calls a second. A person's phone needs seconds from call to call. A conference of twelve, a ring group with
 * mobiles and an alarm dialler set up many national calls at once, so nationally 12 in a second are left alone, abroad 2.
 * Trunks and PBXs only support other evidence.
 *
 * <p><b>Known false positives.</b> A conference that dials three parties abroad at once: an alert.
 *
 * <p><b>State.</b> 32 bytes a row.
 */
public final class SetupRate implements Engine {
    private static final Subject[] SUBJECTS = Subject.counted();
    private static final int SECOND = 2;
    private static final int FIVE = 10;

    private final Config config;
    private final BucketWindow national;
    private final BucketWindow costly;

    /**
     * Limits of one kind of subject.
     *
     * @param nationalSecond national calls in a second
     * @param nationalFive national calls in 5 s
     * @param costlySecond costly calls in a second
     * @param costlyFive costly calls in 5 s
     */
    public record Limits(Limit nationalSecond, Limit nationalFive, Limit costlySecond, Limit costlyFive) {}

    /** What is expected of whom. */
    public record Config(Limits payer, Limits trunk, Limits pbx) {
        private static final Limits SUPPORT = new Limits(
                new Limit(50, 20, 1, 50), new Limit(200, 20, 1, 50), new Limit(8, 20, 3, 50), new Limit(25, 20, 1, 50));

        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limits(
                        new Limit(12, 40, 5, 70),
                        new Limit(20, 40, 4, 70),
                        new Limit(2, 55, 15, 90),
                        new Limit(5, 60, 10, 90)),
                SUPPORT,
                SUPPORT);

        private Limits of(Subject subject) {
            return switch (subject) {
                case PAYER, GROUP -> payer;
                case TRUNK -> trunk;
                case PBX -> pbx;
            };
        }
    }

    /** Takes its place in {@code layout}. */
    public SetupRate(Config config, Layout layout) {
        this.config = config;
        this.national = BucketWindow.narrow(layout, FIVE, Duration.ofMillis(500));
        this.costly = BucketWindow.narrow(layout, FIVE, Duration.ofMillis(500));
    }

    @Override
    public String name() {
        return "SetupRate";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        boolean silent = call.isEmpty() || Outbound.startUnseen(fact);
        return silent ? List.of() : score(fact.atNanos(), call.get(), subjects);
    }

    private List<Finding> score(long atNanos, Call call, Subjects subjects) {
        boolean dear = Outbound.costly(call.destination());
        BucketWindow window = dear ? costly : national;
        List<Finding> found = List.of();
        for (Subject subject : SUBJECTS) {
            if (subject.begins(subjects) && !(subject.isCrowd() && loud(window, dear, subjects, atNanos))) {
                Slice row = subject.row(subjects);
                window.add(row, atNanos);
                Limits limits = config.of(subject);
                int second = window.count(row, atNanos, SECOND);
                int five = window.count(row, atNanos, FIVE);
                Limit inSecond = dear ? limits.costlySecond() : limits.nationalSecond();
                Limit inFive = dear ? limits.costlyFive() : limits.nationalFive();
                found = Excess.both(
                        found,
                        Excess.stronger(
                                check(second, inSecond, "1 s", subject, call),
                                check(five, inFive, "5 s", subject, call)));
            }
        }
        return found;
    }

    /** Whether the payer stands out by himself: then his calls are held against him and not against the crowd. */
    private boolean loud(BucketWindow window, boolean dear, Subjects subjects, long atNanos) {
        Limits limits = config.payer();
        Limit five = dear ? limits.costlyFive() : limits.nationalFive();
        Slice payer = subjects.payer();
        return payer.present() && window.count(payer, atNanos, FIVE) > five.most();
    }

    private List<Finding> check(int count, Limit limit, String span, Subject subject, Call call) {
        int points = limit.points(count);
        if (points == 0) {
            return List.of();
        }
        String kind = Outbound.kindOfCall(Outbound.costly(call.destination()));
        String why = Excess.why(
                "%d %s calls set up in %s %s; at most %d expected",
                count, kind, span, subject.from(call), limit.most());
        return Excess.of(name(), subject.kind("burst"), points, why);
    }
}
