package io.ringfence.decide;

import io.ringfence.fact.Call;

/**
 * A call that was ended by points: what a payer is remembered for.
 *
 * @param atNanos when, nanoseconds since 1970
 * @param range the first digits of the number, at most seven
 * @param abroad whether it went abroad or to a premium number, and not to an ordinary one of the own country
 * @param enforced whether it was to be carried out; {@code false} while observing, and it weighs the same
 */
public record Stop(Subject subject, long atNanos, String range, boolean abroad, boolean enforced) {

    static Stop of(Call call, long atNanos, boolean enforced) {
        return new Stop(Subject.of(call), atNanos, Range.of(call).digits(), Tier.of(call) == Tier.COSTLY, enforced);
    }
}
