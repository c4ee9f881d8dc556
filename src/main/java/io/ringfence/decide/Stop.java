package io.ringfence.decide;

import io.ringfence.fact.Call;

/**
 * A call that was ended by points: what a payer is remembered for.
 *
 * @param atNanos when, nanoseconds since 1970
 * @param range the first digits of the number, at most seven
 */
public record Stop(Subject subject, long atNanos, String range) {

    static Stop of(Call call, long atNanos) {
        return new Stop(Subject.of(call), atNanos, Range.of(call).digits());
    }
}
