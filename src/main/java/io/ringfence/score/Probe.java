package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.CallEnded;
import io.ringfence.fact.Fact;
import io.ringfence.stat.DecayingCount;
import io.ringfence.stat.Layout;
import io.ringfence.stat.RecentKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody tries how to get out: one subscriber number behind rotating prefixes, or call after call refused at once.
 *
 * <p><b>Formula.</b> Different dialled strings that end in the same {@value #SUFFIX} digits within {@link Config#within}; and refusals abroad, calls that
 * end unanswered within {@link Config#quick} with one of {@link Config#causes}, of which half is forgotten every {@link Config#within}. Kind {@code probe}, at
 * the call that follows.
 *
 * <p><b>Units.</b> Dialled strings; refusals.
 *
 * <p><b>Defaults and why.</b> Scanners dial 00…, 011…, 9011…, 90011… before one subscriber number (honeypots, 2026). Somebody who forgot the outside line dials
 * twice, so two are nothing. Causes are unallocated (1), no route (3), rejected (21), invalid format (28), out of order (38) and congestion (34): a busy line (17) is
 * nobody's probe. A dead trunk refuses everybody, so refusals alone never end a call.
 *
 * <p><b>Known false positives.</b> A dead carrier and an impatient person: an alert.
 *
 * <p><b>State.</b> 48 bytes a row.
 */
public final class Probe implements Engine {
    private static final int SUFFIX = 8;
    private static final int PLACES = 6;

    private final Config config;
    private final RecentKeys dialled;
    private final DecayingCount refused;

    /**
     * What is expected.
     *
     * @param prefixes dialled strings of one subscriber number
     * @param refusals refused calls abroad
     */
    public record Config(Limit prefixes, Limit refusals, Duration within, Duration quick, Set<Integer> causes) {
        /** What applies unless configured. */
        public static final Config DEFAULT = new Config(
                new Limit(2, 45, 20, 85),
                new Limit(4, 30, 6, 60),
                Duration.ofMinutes(30),
                Duration.ofSeconds(8),
                Set.of(1, 3, 21, 28, 34, 38));
    }

    /** Takes its place in {@code layout}. */
    public Probe(Config config, Layout layout) {
        this.config = config;
        this.dialled = new RecentKeys(layout, PLACES, config.within());
        this.refused = new DecayingCount(layout, config.within());
    }

    @Override
    public String name() {
        return "Probe";
    }

    @Override
    public List<Finding> score(Fact fact, Subjects subjects) {
        Optional<Call> call = subjects.call();
        if (call.isEmpty() || !Outbound.costly(call.get().destination())) {
            return List.of();
        }
        if (fact instanceof CallEnded ended && subjects.ends()) {
            if (refused(ended, subjects.open())) {
                refused.add(subjects.payer(), fact.atNanos(), 1);
            }
            return List.of();
        }
        return subjects.begins() && !Outbound.startUnseen(fact)
                ? Excess.stronger(prefixes(fact.atNanos(), call.get(), subjects), refusals(fact, call.get(), subjects))
                : List.of();
    }

    private boolean refused(CallEnded ended, OpenCall open) {
        return open.answeredNanos() == 0
                && config.causes().contains(ended.cause())
                && ended.atNanos() - open.begunNanos() <= config.quick().toNanos();
    }

    private List<Finding> prefixes(long atNanos, Call call, Subjects subjects) {
        String text = call.dialled();
        if (text.length() < SUFFIX) {
            return List.of();
        }
        int suffix = text.substring(text.length() - SUFFIX).hashCode();
        int group = (suffix ^ (suffix >>> 8) ^ (suffix >>> 16) ^ (suffix >>> 24)) & 0xFF;
        dialled.add(subjects.payer(), text.hashCode(), group, 1, atNanos);
        int several = dialled.ofGroup(subjects.payer(), atNanos, config.within(), group);
        int points = config.prefixes().points(several);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "probe",
                        points,
                        Excess.why(
                                "one number behind %d different prefixes %s in %d min",
                                several,
                                Subject.PAYER.from(call),
                                config.within().toMinutes()));
    }

    private List<Finding> refusals(Fact fact, Call call, Subjects subjects) {
        int count = (int) Math.round(refused.value(subjects.payer(), fact.atNanos()));
        int points = config.refusals().points(count);
        return points == 0
                ? List.of()
                : Excess.of(
                        name(),
                        "probe",
                        points,
                        Excess.why(
                                "about %d calls abroad refused at once %s; at most %d expected",
                                count,
                                Subject.PAYER.from(call),
                                config.refusals().most()));
    }
}
