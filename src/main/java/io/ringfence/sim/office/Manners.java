package io.ringfence.sim.office;

import io.ringfence.sim.exchange.Fate;
import io.ringfence.sim.exchange.Script;
import java.util.SplittableRandom;

/**
 * How calls go: post-dial delay, ringing, who answers, how long they talk. Talk times are log-normal, as call centres
 * measure them; two of three outbound calls are answered.
 */
public final class Manners {
    private static final long SECOND = 1_000_000_000L;

    private final SplittableRandom random;
    private final long leastNanos;

    /**
     * Draws from {@code random}.
     *
     * @param leastNanos no trunk answers quicker than this
     */
    public Manners(SplittableRandom random, long leastNanos) {
        this.random = random;
        this.leastNanos = leastNanos;
    }

    /** A call through the trunk; {@code talkSeconds} is the median. */
    public Script outside(double talkSeconds) {
        long delay = Math.max(leastNanos, seconds(uniform(1.5, 4)));
        double draw = random.nextDouble();
        if (draw < .10) {
            return Script.of(Fate.refuses(delay, Fate.Outcome.BUSY));
        }
        if (draw < .13) {
            return Script.of(Fate.refuses(delay, Fate.Outcome.NOT_FOUND));
        }
        if (draw < .14) {
            return Script.of(Fate.refuses(delay, Fate.Outcome.REJECTED));
        }
        if (draw < .33) {
            return new Script(Fate.rings(delay), delay + seconds(uniform(15, 45)), Fate.NEVER, false);
        }
        return answered(delay, seconds(uniform(3, 18)), talkSeconds);
    }

    /** A phone of the office rings. */
    public Script inside(double talkSeconds) {
        long delay = seconds(uniform(.05, .3));
        if (random.nextDouble() < .25) {
            return new Script(Fate.rings(delay), seconds(uniform(12, 35)), Fate.NEVER, false);
        }
        return answered(delay, seconds(uniform(1.5, 12)), talkSeconds);
    }

    /** Somebody answers for certain. */
    public Script answered(long delay, long ring, double talkSeconds) {
        long talk = seconds(Math.min(7_200, talkSeconds * Math.exp(random.nextGaussian())));
        return new Script(Fate.answers(delay, ring), Fate.NEVER, talk, random.nextDouble() < .45);
    }

    /** A number that pays for calls: picks up soon and keeps the caller, unless it does not exist or is barred. */
    public Script lucrative(double talkSeconds, boolean exists) {
        long delay = Math.max(leastNanos, seconds(uniform(1.5, 4)));
        if (!exists) {
            return Script.of(
                    Fate.refuses(delay, random.nextBoolean() ? Fate.Outcome.NOT_FOUND : Fate.Outcome.REJECTED));
        }
        long talk = seconds(Math.max(20, talkSeconds * (1 + .3 * random.nextGaussian())));
        return new Script(Fate.answers(delay, seconds(uniform(.2, 4))), Fate.NEVER, talk, false);
    }

    /** Anything between two bounds, each as likely. */
    public double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Until the next event of a Poisson process with a mean gap. */
    public long exponential(double meanNanos) {
        return (long) (-Math.log(1 - random.nextDouble()) * meanNanos);
    }

    /** Seconds in nanoseconds. */
    public static long seconds(double seconds) {
        return (long) (seconds * SECOND);
    }
}
