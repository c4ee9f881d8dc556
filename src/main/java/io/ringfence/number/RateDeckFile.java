package io.ringfence.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one rate deck. Bound: {@value #MOST_ROWS} prefixes (some 70 MB); the largest carriers sell about 200,000. A price that
 * stands twice is no error unless it differs.
 */
final class RateDeckFile {
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_ERRORS = 100;
    private static final String HEADER = "prefix,price_per_minute,increment";
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(Price.HIGHEST_MICROS, 6);

    private final Path file;
    private final List<String> errors = new ArrayList<>();
    private final Map<Long, Price> prices = new HashMap<>();
    private final Map<Price, Price> distinct = new HashMap<>();

    RateDeckFile(Path file) {
        this.file = file;
    }

    Map<Long, Price> read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            read(reader);
        } catch (IOException e) {
            errors.add(file + ": cannot be read: " + e);
        }
        if (!errors.isEmpty()) {
            throw new InvalidRateDeck(errors);
        }
        return prices;
    }

    private void read(BufferedReader reader) throws IOException {
        String header = reader.readLine();
        if (header == null || !cells(header).equals(List.of(HEADER.split(",", -1)))) {
            error(1, header == null ? "" : header, "the first line must be " + HEADER);
            return;
        }
        int line = 1;
        for (String row = reader.readLine(); row != null; row = reader.readLine()) {
            line++;
            if (prices.size() >= MOST_ROWS) {
                error(line, row, "a deck has at most " + MOST_ROWS + " prefixes");
                return;
            }
            if (errors.size() >= MOST_ERRORS) {
                errors.add(file + ": more errors follow");
                return;
            }
            if (!row.isBlank() && row.charAt(0) != '#') {
                row(line, row);
            }
        }
        if (prices.isEmpty() && errors.isEmpty()) {
            error(line, "", "a deck has at least one price");
        }
    }

    private void row(int line, String row) {
        List<String> cells = cells(row);
        if (cells.size() != 3) {
            error(line, row, "a row has three values, " + HEADER);
            return;
        }
        String prefix = cells.get(0).startsWith("+") ? cells.get(0).substring(1) : cells.get(0);
        int before = errors.size();
        if (!prefix.matches("[1-9][0-9]{0,14}")) {
            error(line, cells.get(0), "prefix must be 1 to 15 digits of an E.164 number, from the country code on");
        }
        long micros = micros(line, cells.get(1));
        int increment = increment(line, cells.get(2));
        if (errors.size() == before) {
            put(line, prefix, new Price(micros, increment, false));
        }
    }

    private void put(int line, String prefix, Price price) {
        Price shared = distinct.computeIfAbsent(price, p -> p);
        Price earlier = prices.put(RateDeck.key(prefix), shared);
        if (earlier != null && !earlier.equals(price)) {
            error(line, prefix, "prefix has another price further up");
        }
    }

    private long micros(int line, String cell) {
        if (!cell.matches("[0-9]{1,9}(\\.[0-9]{1,18})?") || new BigDecimal(cell).compareTo(HIGHEST) > 0) {
            error(line, cell, "price_per_minute must be a number from 0 to " + HIGHEST.intValue() + " such as 0.0125");
            return 0;
        }
        return new BigDecimal(cell)
                .movePointRight(6)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private int increment(int line, String cell) {
        if (!cell.matches("[0-9]{1,4}") || Integer.parseInt(cell) < 1 || Integer.parseInt(cell) > 3600) {
            error(line, cell, "increment must be 1 to 3600 whole seconds");
            return 1;
        }
        return Integer.parseInt(cell);
    }

    private void error(int line, String value, String rule) {
        errors.add(file + ":" + line + ": \"" + Shown.text(value) + "\": " + rule);
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.replace("\ufeff", "").split(",", -1)) {
            String bare = cell.trim();
            boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
            cells.add((quoted ? bare.substring(1, bare.length() - 1).trim() : bare).toLowerCase(Locale.ROOT));
        }
        return cells;
    }
}
