package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.number.Price;
import io.ringfence.number.RateDeck;
import java.time.Duration;
import java.util.Currency;

/** What calls cost and would cost. */
final class Ledger {
    /** How long a fraud call lasts unless ended, https://www.transnexus.com/blog/2019/anatomy-of-a-fraud-attack/. */
    static final Duration AHEAD = Duration.ofMinutes(20);

    private final RateDeck rates;
    private final Currency currency;

    Ledger(RateDeck rates, Currency currency) {
        this.rates = rates;
        this.currency = currency;
    }

    /**
     * The money in {@code call} at a moment.
     *
     * @param answeredNanos when it was answered, 0 if it was not
     */
    Exposure of(Call call, long answeredNanos, long nowNanos) {
        if (call.route() == Call.Route.INBOUND) {
            return new Exposure(0, 0, currency, false);
        }
        Price price = rates.priceOf(call.destination());
        Duration talked = Duration.ofNanos(answeredNanos == 0 ? 0 : Math.max(0, nowNanos - answeredNanos));
        long leaked = price.cost(talked);
        return new Exposure(leaked, price.cost(talked.plus(AHEAD)) - leaked, currency, price.estimate());
    }
}
