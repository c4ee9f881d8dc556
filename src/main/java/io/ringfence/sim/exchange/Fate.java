package io.ringfence.sim.exchange;

/**
 * What becomes of a called channel.
 *
 * @param ringNanos from the INVITE until it rings (post-dial delay); {@link #NEVER} when it never rings
 * @param thenNanos from ringing, or from the INVITE when it never rings, until the outcome; {@link #NEVER} when nobody
 *     answers before the caller's patience or Dial's timeout end
 */
public record Fate(long ringNanos, long thenNanos, Outcome outcome) {
    /** Stands for a moment that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /** How the far end ends the ringing, with what SIP and Q.850 say. */
    public enum Outcome {
        ANSWER(0, 0, "ANSWER"),
        BUSY(Cause.BUSY, 486, "BUSY"),
        REJECTED(Cause.REJECTED, 403, "NOANSWER"),
        NOT_FOUND(Cause.UNALLOCATED, 404, "NOANSWER"),
        CONGESTION(Cause.CONGESTION, 503, "CONGESTION");

        final int cause;
        final int techCause;
        final String dialStatus;

        Outcome(int cause, int techCause, String dialStatus) {
            this.cause = cause;
            this.techCause = techCause;
            this.dialStatus = dialStatus;
        }
    }

    /** Rings, then answers. */
    public static Fate answers(long ringNanos, long thenNanos) {
        return new Fate(ringNanos, thenNanos, Outcome.ANSWER);
    }

    /** Refuses without ringing. */
    public static Fate refuses(long afterNanos, Outcome outcome) {
        return new Fate(NEVER, afterNanos, outcome);
    }

    /** Rings and rings. */
    public static Fate rings(long ringNanos) {
        return new Fate(ringNanos, NEVER, Outcome.ANSWER);
    }
}
