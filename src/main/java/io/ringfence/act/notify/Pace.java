package io.ringfence.act.notify;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * When the next message may go: at once, or ten seconds after the last when {@value #FREELY} went within a minute; after a failure in a second, then twice as long
 * each time up to five minutes, and by chance half as long or half as long again, so that receivers are not called upon all at once.
 * For one thread.
 */
class Pace {
    static final int FREELY = 5;
    private static final long APART_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_DOUBLINGS = 9;

    private final RandomGenerator random;
    private long notBefore;
    private boolean held;
    private long minuteSince;
    private int went;

    Pace(RandomGenerator random) {
        this.random = random;
    }

    long waitNanos(long now) {
        return held ? notBefore - now : 0;
    }

    void went(long now) {
        held = false;
        if (went == 0 || now - minuteSince >= MINUTE_NANOS) {
            minuteSince = now;
            went = 0;
        }
        if (++went >= FREELY) {
            hold(now + APART_NANOS);
        }
    }

    void failed(int failures, long now) {
        long usual = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures - 1, MOST_DOUBLINGS));
        hold(now + (long) (usual * (0.5 + random.nextDouble())));
    }

    private void hold(long until) {
        held = true;
        notBefore = until;
    }
}
