package io.ringfence.decide;

import java.util.Currency;

/**
 * The money in one call, in millionths of a currency.
 *
 * @param leakedMicros what it has cost so far
 * @param riskMicros what the next twenty minutes of it would cost: the length by which TransNexus prices a fraud call
 * @param estimate priced by the built-in table, not by a rate deck
 */
public record Exposure(long leakedMicros, long riskMicros, Currency currency, boolean estimate) {}
