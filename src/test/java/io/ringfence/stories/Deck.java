package io.ringfence.stories;

import io.ringfence.sim.firm.Gazetteer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The carrier's prices in the stories, as a rate deck: a price for each country, and for the ranges the incidents name. */
final class Deck {
    /** Jamaica shares +1; Irish and Polish premium ranges; the rural exchanges of incident 16. */
    private static final Map<String, Double> RANGES =
            Map.of("1", .012, "1876", .35, "35315", 2.4, "4870", 1.9, "1712", .008, "1641", .008, "855", 6.25);

    private Deck() {}

    static Path write(Path folder) throws IOException {
        Map<String, Double> prices = new TreeMap<>();
        Gazetteer.all().forEach(country -> prices.put(country.calling(), country.pricePerMinute()));
        prices.putAll(RANGES);
        StringBuilder rows = new StringBuilder("prefix,price_per_minute,increment\n");
        prices.forEach((prefix, price) ->
                rows.append(String.format(Locale.ROOT, "%s,%.4f,%d%n", prefix, price, price < .2 ? 1 : 60)));
        return Files.writeString(
                folder.resolve("stories-rates.csv"), rows.toString().replace("\r", ""));
    }
}
