package io.ringfence.sim.exchange;

/**
 * What the people of one call will do.
 *
 * @param fate of the called side
 * @param patienceNanos until the caller gives up on ringing; {@link Fate#NEVER} when he waits for Dial
 * @param talkNanos from the answer to the end; {@link Fate#NEVER} when only others can end it
 * @param calleeEnds whether the called side hangs up first
 */
public record Script(Fate fate, long patienceNanos, long talkNanos, boolean calleeEnds) {

    /** Somebody answers and talks, then the caller hangs up. */
    public static Script talk(long ringNanos, long answerNanos, long talkNanos) {
        return new Script(Fate.answers(ringNanos, answerNanos), Fate.NEVER, talkNanos, false);
    }

    /** The same, but the called side hangs up: the caller may have left by then and put another in his place. */
    public Script calleeEnding() {
        return new Script(fate, patienceNanos, talkNanos, true);
    }

    /** Nobody answers and the caller waits for the timeout. */
    public static Script of(Fate fate) {
        return new Script(fate, Fate.NEVER, Fate.NEVER, false);
    }
}
