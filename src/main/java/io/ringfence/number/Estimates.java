package io.ringfence.number;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Our own rough prices, from {@code estimates.csv}: right to the order of magnitude, so that a limit in money means something
 * before a rate deck is loaded.
 */
final class Estimates {
    private static final String TABLE = "estimates.csv";
    private static final String ANY = "*";

    private final double worth;
    private final Map<DestinationClass, Price> classes = new EnumMap<>(DestinationClass.class);
    private final Map<String, Price> countries = new HashMap<>();

    private Estimates(BigDecimal worth, List<String[]> rows) {
        this.worth = worth.doubleValue();
        for (String[] row : rows) {
            BigDecimal amount = new BigDecimal(row[2]);
            if (row[0].equals("class")) {
                classes.put(DestinationClass.valueOf(row[1]), price(amount.multiply(worth)));
            } else if (row[0].equals("tier")) {
                for (String country : row[1].split(" ", -1)) {
                    countries.put(country, price(amount.multiply(worth)));
                }
            }
        }
    }

    static Estimates in(Currency currency) {
        List<String[]> rows = table();
        BigDecimal worth = BigDecimal.ONE;
        for (String[] row : rows) {
            if (row[0].equals("currency") && row[1].equals(currency.getCurrencyCode())) {
                worth = new BigDecimal(row[2]);
            }
        }
        return new Estimates(worth, rows);
    }

    /** Units of the currency to one of those the table is in. */
    double worth() {
        return worth;
    }

    Price priceOf(Destination destination) {
        Price type = classes.getOrDefault(destination.type(), Price.FREE);
        if (destination.country().equals("001") && destination.e164().startsWith("800")) {
            return price(BigDecimal.ZERO);
        }
        return switch (destination.type()) {
            case INTERNATIONAL -> country(destination);
            case UNALLOCATED -> dearer(type, country(destination));
            default -> type;
        };
    }

    private Price country(Destination destination) {
        Price other = countries.getOrDefault(ANY, Price.FREE);
        return countries.getOrDefault(destination.country(), other);
    }

    private static Price dearer(Price one, Price other) {
        return one.microsPerMinute() >= other.microsPerMinute() ? one : other;
    }

    private static Price price(BigDecimal perMinute) {
        long micros = perMinute.movePointRight(6).longValue();
        return new Price(Math.min(micros, Price.HIGHEST_MICROS), 60, true);
    }

    private static List<String[]> table() {
        try (InputStream stream = Estimates.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is missing from the jar");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", 3))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
