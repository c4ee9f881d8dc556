package io.ringfence.investigate;

import io.ringfence.number.Destination;

/**
 * A call made with an account after somebody got into it.
 *
 * @param at when it began, by the log's clock
 * @param number for a person, with its country where that is known
 * @param seconds talked, 0 when nobody answered
 * @param costMicros in millionths of the currency
 * @param estimate whether the price is a guess and no rate deck's
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
        Place place) {}
