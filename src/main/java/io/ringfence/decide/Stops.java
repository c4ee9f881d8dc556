package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.score.Finding;
import io.ringfence.score.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whose calls were ended by points of late. The windows of the engines slide on and a thief may wait for that; so a payer stays
 * under suspicion.
 *
 * <p><b>Formula.</b> The last call ended, {@code t} ago, weighs {@code p · 2^(−t / 3 h)} as a sign of kind {@code suspect}: p is
 * {@value #SAME_RANGE_POINTS} on a call to the same block of numbers, and {@value #OTHER_POINTS} on another that shows something of
 * its own, {@value #HOME_POINTS} when that one stays at home and the other went abroad; a call that shows nothing is left alone. Thus a call to the same block is ended by this alone for some twenty minutes;
 * an hour later 60 are left, which with a country still new end it; after a working day there are 11. Suspicion itself never fences; the third call ended
 * within six hours does, and the second within ten minutes that would have been ended for what it shows itself. For a week at least {@value #LONG_POINTS} are left on a call that shows something of its own, and
 * {@value #FENCED_POINTS} when there were so many that they fenced: thieves come back the next night, and ten nights in a row. A person
 * who lifts the fence ends this.
 */
final class Stops {
    static final int SAME_RANGE_POINTS = 75;
    static final int OTHER_POINTS = 55;
    static final int HOME_POINTS = 25;
    static final int LONG_POINTS = 10;
    static final int FENCED_POINTS = 32;
    static final long HALF_LIFE_NANOS = Duration.ofHours(3).toNanos();
    static final long LONG_NANOS = Duration.ofDays(7).toNanos();

    /** So many calls ended within {@link #WITHIN_NANOS} fence their payer. */
    static final int FENCE_AT = 3;

    static final long WITHIN_NANOS = Duration.ofHours(6).toNanos();

    /** And two within so long, if the second would be ended had there been no first. */
    static final long SHORTLY_NANOS = Duration.ofMinutes(10).toNanos();

    /** The kind of what this class finds. */
    static final String KIND = "suspect";

    private static final double FADED_POINTS = 1;

    private final Pools<List<Stop>> bySubject = new Pools<>();

    void note(Stop stop) {
        List<Stop> last = new ArrayList<>(of(stop.subject()));
        last.add(stop);
        bySubject.put(stop.subject(), List.copyOf(last.subList(Math.max(0, last.size() - FENCE_AT), last.size())));
    }

    /** How many calls of {@code subject} were ended within {@code withinNanos}, up to {@value #FENCE_AT}. */
    int count(Subject subject, long withinNanos, long nowNanos) {
        int count = 0;
        for (Stop stop : of(subject)) {
            count += nowNanos - stop.atNanos() < withinNanos ? 1 : 0;
        }
        return count;
    }

    /** What earlier ends weigh on {@code call}; {@code shows} whether it shows something of its own. */
    List<Weight> weighing(Call call, boolean shows, long nowNanos) {
        List<Stop> stops = of(Subject.of(call));
        if (stops.isEmpty()) {
            return List.of();
        }
        List<Weight> weights = new ArrayList<>();
        Range range = Range.of(call);
        boolean abroad = Tier.of(call) == Tier.COSTLY;
        int lasting = stops.size() >= FENCE_AT ? FENCED_POINTS : LONG_POINTS;
        for (Stop stop : stops) {
            boolean same = stop.range().equals(range.digits());
            long ago = nowNanos - stop.atNanos();
            int other = stop.abroad() && !abroad ? HOME_POINTS : OTHER_POINTS;
            double fading = Decay.after(same ? SAME_RANGE_POINTS : shows ? other : 0, ago, HALF_LIFE_NANOS);
            double points = shows && ago < LONG_NANOS ? Math.max(lasting, fading) : fading;
            if (points >= FADED_POINTS) {
                weights.add(new Weight(finding(stop, same), points));
            }
        }
        return weights;
    }

    /** Everything remembered, the oldest first within a payer. */
    List<Stop> all() {
        return bySubject.values().stream().flatMap(List::stream).toList();
    }

    void forget(Subject subject) {
        bySubject.remove(subject);
    }

    private List<Stop> of(Subject subject) {
        return bySubject.get(subject, List.of());
    }

    private static Finding finding(Stop stop, boolean same) {
        int points = same ? SAME_RANGE_POINTS : OTHER_POINTS;
        String where = same ? "to the same numbers" : "to " + stop.range() + "…";
        String why = "a call of " + stop.subject().label() + " " + where
                + (stop.enforced() ? " was ended at " : " would have been ended (observe) at ")
                + Fence.minute(stop.atNanos());
        return new Finding("Suspicion", KIND, points, Severity.WARNING, Finding.Bearing.SIGN, false, why);
    }
}
