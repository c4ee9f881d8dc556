package io.ringfence.score;

import io.ringfence.config.Settings;
import io.ringfence.number.RateDeck;
import io.ringfence.policy.Policies;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What engines know before the first fact.
 *
 * @param capacity how much they may remember
 * @param policies what is expected of whom
 * @param rates what calls cost
 * @param currency what costs and limits are in
 * @param zone the clock on the office's wall
 * @param knowledge what is known of addresses and numbers
 */
public record Surroundings(
        Subjects.Capacity capacity,
        Policies policies,
        RateDeck rates,
        Currency currency,
        ZoneId zone,
        Knowledge knowledge) {

    /** What settings and the deck they name say. */
    public static Surroundings of(Settings settings, RateDeck rates) {
        return new Surroundings(
                Subjects.Capacity.DEFAULT,
                settings.policies(),
                rates,
                settings.currency(),
                settings.timezone(),
                Knowledge.of(settings));
    }

    /** The same with room for more or less. */
    public Surroundings with(Subjects.Capacity other) {
        return new Surroundings(other, policies, rates, currency, zone, knowledge);
    }
}
