package io.ringfence.report;

import java.util.Currency;
import java.util.Locale;

/** Amounts for a person. */
final class Money {
    private static final double MICROS = 1e6;

    private Money() {}

    static String of(long micros, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return String.format(Locale.ROOT, "%,." + digits + "f %s", micros / MICROS, currency.getCurrencyCode());
    }
}
