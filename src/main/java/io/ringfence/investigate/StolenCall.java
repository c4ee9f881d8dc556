package io.ringfence.investigate;

import io.ringfence.number.Destination;

/**
 * A call made with an account after somebody got into it, or one that would have been ended.
 *
 * @param at when it began, by the log's clock
 * @param number for a person, with its country where that is known
 * @param seconds talked, 0 when nobody answered
 * @param costMicros in millionths of the currency
 * @param estimate whether the price is a guess and no rate deck's
 * @param why it would have been ended, in words; {@code ""} for one that followed a break-in
 */
public record StolenCall(
        String account,
        long at,
        String number,
        Destination destination,
        long seconds,
        long costMicros,
        boolean estimate,
        String uniqueid,
        Place place,
        String why) {

    /** The same with another reason. */
    StolenCall because(String other) {
        return new StolenCall(account, at, number, destination, seconds, costMicros, estimate, uniqueid, place, other);
    }

    /** The same, shown by a line. */
    StolenCall shownBy(Place line) {
        return new StolenCall(account, at, number, destination, seconds, costMicros, estimate, uniqueid, line, why);
    }

    /** Whether nothing but the judgement of the call itself speaks against it. */
    public boolean judged() {
        return !why.isEmpty();
    }
}
