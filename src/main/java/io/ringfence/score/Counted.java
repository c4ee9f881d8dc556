package io.ringfence.score;

import io.ringfence.fact.Payer;

/**
 * Whom a call was counted for.
 *
 * @param trunk {@code ""} while none is shown
 * @param before whether it was counted by an earlier fact
 * @param trunkIsNew whether this fact is the first to show the trunk
 */
record Counted(Payer payer, String trunk, boolean before, boolean trunkIsNew) {

    /** The same for the next fact of the call. */
    Counted again() {
        return new Counted(payer, trunk, true, false);
    }
}
