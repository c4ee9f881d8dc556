package io.ringfence.number;

import java.nio.file.Path;
import java.util.Currency;
import java.util.Map;

/**
 * What calls cost: a carrier's prices by longest prefix, and estimates for what they leave out.
 *
 * <p>Prices come from a file of the operator's carrier; without one, from a coarse table of our own that is labelled an
 * estimate. Safe for any number of threads.
 */
public final class RateDeck {
    private static final int LONGEST_PREFIX = 15;

    private final Map<Long, Price> byPrefix;
    private final Estimates estimates;

    private RateDeck(Map<Long, Price> byPrefix, Estimates estimates) {
        this.byPrefix = byPrefix;
        this.estimates = estimates;
    }

    /** The built-in estimates in a currency: by class, and by the tier of the destination's country. */
    public static RateDeck estimates(Currency currency) {
        return new RateDeck(Map.of(), Estimates.in(currency));
    }

    /** The deck in {@code file}, or the built-in estimates where none is configured. */
    public static RateDeck of(Path file, Currency currency) {
        return file.toString().isEmpty() ? estimates(currency) : read(file, currency);
    }

    /**
     * Reads a CSV file whose header is {@code prefix,price_per_minute,increment}: digits of an E.164 prefix, a price in units
     * of the currency, seconds. Numbers it does not cover have the built-in estimate.
     *
     * @param currency what the file's prices are in
     * @throws InvalidRateDeck with every error found, if there is any
     */
    public static RateDeck read(Path file, Currency currency) {
        return new RateDeck(new RateDeckFile(file).read(), Estimates.in(currency));
    }

    /** The price of a minute to {@code destination}. */
    public Price priceOf(Destination destination) {
        if (!destination.type().costs()) {
            return Price.FREE;
        }
        String number = destination.e164();
        for (int length = Math.min(LONGEST_PREFIX, number.length()); length > 0 && !byPrefix.isEmpty(); length--) {
            Price price = byPrefix.get(key(number.substring(0, length)));
            if (price != null) {
                return price;
            }
        }
        return estimates.priceOf(destination);
    }

    /** How many units of the deck's currency are worth roughly a dollar, a euro or a pound: 1 for these, 150 for yen. */
    public double worth() {
        return estimates.worth();
    }

    /** How many prefixes the file gave; 0 for the built-in estimates. */
    public int size() {
        return byPrefix.size();
    }

    /** A prefix as one number that keeps its leading zeros. */
    static long key(String prefix) {
        return Long.parseLong("1" + prefix);
    }
}
