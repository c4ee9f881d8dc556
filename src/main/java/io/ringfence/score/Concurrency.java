package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Fact;
import io.ringfence.stat.Layout;
import io.ringfence.stat.Level;
import io.ringfence.stat.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Too many outbound calls at the same time, national or costly, for an extension or a trunk.
 *
 * <p><b>Formula.</b> Calls of the class begun and not ended, this one included, against a limit. A call counts from its first
 * event, answered or not. Kind {@code concurrency}, of trunks {@code crowd}.
 *
 * <p><b>Defaults and why.</b> A phone has one or two calls; a consultation makes two. A conference of twelve is dialled
 * nationally and left alone. Thieves hold many: 9.4 in the mean (call selling to Liberia), 11 lines (Bangor), 220 (a weekend to
 * Gambia). Redialling never makes two at once, so this parts the impatient from the thief. Five costly calls at once are worth
 * noting, six stand out, but no number of them hangs up alone: a ring group with mobiles abroad makes as many. Trunks only
 * support other evidence.
 *
 * <p><b>Known false positives.</b> Ring groups with several phones abroad, conferences abroad: an alert.
 *
 * <p><b>State.</b> 8 bytes a row. A row recycled with calls in progress counts too few until they end.
 */
public final class Concurrency implements Engine {
    private final Config config;
    private final Level national;
    private final Level costly;

    /** Limits of calls at the same time. */
    public record Config(Limit national, Limit costly, Limit trunkNational, Limit trunkCostly) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limit(15, 40, 4, 70),
                new Limit(4, 35, 15, 65),
                new Limit(200, 20, 1, 50),
                new Limit(20, 20, 2, 50));

        private Limit of(Subject subject, boolean dear) {
            if (subject == Subject.TRUNK) {
                return dear ? trunkCostly : trunkNational;
            }
            return dear ? costly : national;
        }
    }

    /** Takes its place in {@code layout}. */
    public Concurrency(Config config, Layout layout) {
        this.config = config;
        this.national = new Level(layout);
        this.costly = new Level(layout);
    }

    @Override
    public String name() {
        return "Concurrency";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        return call.isEmpty() ? List.of() : score(call.get(), subjects);
    }

    @Override
    public void resume(Slice row) {
        national.clear(row);
        costly.clear(row);
    }

    private List<Finding> score(Call call, Subjects subjects) {
        boolean dear = Outbound.costly(call.destination());
        Level level = dear ? costly : national;
        if (subjects.ends()) {
            end(level, subjects.payer());
            end(level, subjects.trunk());
            return List.of();
        }
        return Excess.both(begin(level, Subject.PAYER, call, subjects), begin(level, Subject.TRUNK, call, subjects));
    }

    private static void end(Level level, Slice row) {
        if (row.present()) {
            level.down(row);
        }
    }

    private List<Finding> begin(Level level, Subject subject, Call call, Subjects subjects) {
        if (!subject.begins(subjects)) {
            return List.of();
        }
        Slice row = subject.row(subjects);
        level.up(row);
        boolean dear = level == costly;
        Limit limit = config.of(subject, dear);
        int count = level.value(row);
        int points = limit.points(count);
        if (points == 0) {
            return List.of();
        }
        String why = Excess.why(
                "%d %s calls at once %s; at most %d expected",
                count, Outbound.kindOfCall(dear), subject.from(call), limit.most());
        return Excess.of(name(), subject.kind("concurrency"), points, why);
    }
}
