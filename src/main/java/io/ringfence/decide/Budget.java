package io.ringfence.decide;

import java.time.Duration;
import java.util.Arrays;

/**
 * How many hangups, and how many fences, points alone may decide in a minute: the brake on a broken rule. Each is an
 * exact log of the last grants.
 *
 * <p>An extension may be hung up {@value #PER_SUBJECT} times a minute; a PBX as often as a fifth of its live calls, but
 * at least {@value #LEAST_PER_PBX} and at most {@value #MOST_PER_PBX}. Fences have a log of their own with the same
 * limits of the PBX, so that the hangups of an attack's first calls cannot use up the fence that ends it.
 */
final class Budget {
    static final int PER_SUBJECT = 3;
    static final int LEAST_PER_PBX = 3;
    static final int MOST_PER_PBX = 10;
    private static final int ONE_IN = 5;
    private static final int MOST_PBXS = 1_024;
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final Pools<Grants> bySubject = new Pools<>();
    private final Recent<String, Grants> hangups = new Recent<>(MOST_PBXS);
    private final Recent<String, Grants> fences = new Recent<>(MOST_PBXS);

    /** Whether one more hangup may be carried out now; counts it if so. */
    boolean hangup(Subject subject, int liveCalls, long nowNanos) {
        Grants ofSubject = bySubject.getOrMake(subject, () -> new Grants(PER_SUBJECT));
        Grants ofPbx = hangups.computeIfAbsent(subject.pbx(), key -> new Grants(MOST_PER_PBX));
        if (ofSubject.within(nowNanos) >= PER_SUBJECT || ofPbx.within(nowNanos) >= perPbx(liveCalls)) {
            return false;
        }
        ofSubject.grant(nowNanos);
        ofPbx.grant(nowNanos);
        return true;
    }

    /** Whether one more extension may be fenced now; counts it if so. */
    boolean fence(String pbx, int liveCalls, long nowNanos) {
        Grants ofPbx = fences.computeIfAbsent(pbx, key -> new Grants(MOST_PER_PBX));
        if (ofPbx.within(nowNanos) >= perPbx(liveCalls)) {
            return false;
        }
        ofPbx.grant(nowNanos);
        return true;
    }

    /** Counts a hangup carried out before a restart. */
    void restore(Stop stop) {
        bySubject.getOrMake(stop.subject(), () -> new Grants(PER_SUBJECT)).grant(stop.atNanos());
        hangups.computeIfAbsent(stop.subject().pbx(), key -> new Grants(MOST_PER_PBX))
                .grant(stop.atNanos());
    }

    static int perPbx(int liveCalls) {
        return Math.min(MOST_PER_PBX, Math.max(LEAST_PER_PBX, liveCalls / ONE_IN));
    }

    /** The times of the last grants, the oldest overwritten first. */
    private static final class Grants {
        private final long[] atNanos;
        private int next;

        Grants(int most) {
            atNanos = new long[most];
            Arrays.fill(atNanos, Long.MIN_VALUE);
        }

        int within(long nowNanos) {
            int count = 0;
            for (long at : atNanos) {
                if (at != Long.MIN_VALUE && nowNanos - at < WINDOW_NANOS) {
                    count++;
                }
            }
            return count;
        }

        void grant(long nowNanos) {
            atNanos[next] = nowNanos;
            next = (next + 1) % atNanos.length;
        }
    }
}
