package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.time.Duration;
import java.util.Set;

/** Exponential decay: how soon what is held against a payer halves. */
final class Decay {
    /**
     * Ten minutes for what shows a burst: calls add up, while 70 points fade below one in little more than an hour, so that the
     * day after a wrong alarm starts clean.
     */
    static final long BURST_NANOS = Duration.ofMinutes(10).toNanos();

    /**
     * Two hours for what shows a slow thief: 1.9 calls an hour to Gambia (Direct Kitchen) leave half of what the call before
     * showed. 60 points are 15 after four hours and less than four after a working day.
     */
    static final long SLOW_NANOS = Duration.ofHours(2).toNanos();

    /** Signs a patient thief shows: the same number, money, length, a way round, where he comes from. */
    private static final Set<String> SLOW_SIGNS =
            Set.of("repeat", "money", "reroute", "probe", "known", "listed", "addresses", "travel", "wangiri");

    private Decay() {}

    /** How long {@code sign} takes to halve. What is new is not held against anybody. */
    static long halfLifeNanos(Finding sign) {
        return SLOW_SIGNS.contains(sign.kind()) ? SLOW_NANOS : BURST_NANOS;
    }

    /** What is left of {@code points} after {@code elapsedNanos}; a clock that steps back decays nothing. */
    static double after(double points, long elapsedNanos, long halfLifeNanos) {
        return elapsedNanos <= 0 ? points : points * Math.pow(2, -(double) elapsedNanos / halfLifeNanos);
    }
}
