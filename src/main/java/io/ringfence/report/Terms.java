package io.ringfence.report;

import io.ringfence.number.RateDeck;
import io.ringfence.policy.Thresholds;
import java.time.ZoneId;
import java.util.Currency;

/**
 * By what a report reckons.
 *
 * @param zone whose days it counts by
 * @param thresholds of those for whom nothing else is configured
 */
public record Terms(RateDeck rates, Currency currency, ZoneId zone, Thresholds thresholds) {}
