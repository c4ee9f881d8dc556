package io.ringfence.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateDeckTest {
    private static final Currency USD = Currency.getInstance("USD");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("deck.csv"), text);
    }

    private static Destination to(DestinationClass type, String country, String e164) {
        return new Destination(type, country, e164, false);
    }

    private static Destination abroad(String e164) {
        return to(DestinationClass.INTERNATIONAL, "SO", e164);
    }

    @Test
    void costIsWholeIncrementsRoundedUp() {
        Price price = new Price(600_000, 30, false);
        assertThat(price.cost(Duration.ZERO)).isZero();
        assertThat(price.cost(Duration.ofSeconds(-5))).isZero();
        assertThat(price.cost(Duration.ofNanos(1))).isEqualTo(300_000);
        assertThat(price.cost(Duration.ofSeconds(30))).isEqualTo(300_000);
        assertThat(price.cost(Duration.ofMillis(30_001))).isEqualTo(600_000);
        assertThat(new Price(100, 1, false).cost(Duration.ofSeconds(1))).isEqualTo(2);
        assertThat(new Price(Price.HIGHEST_MICROS, 3600, false).cost(Duration.ofSeconds(Long.MAX_VALUE)))
                .isPositive();
    }

    @Test
    void theLongestPrefixWins() throws IOException {
        RateDeck deck = RateDeck.read(
                file(
                        "\ufeffPrefix,price_per_minute,Increment\n1,0.01,60\n\n# own\n+252,0.5,1\n25261,\"0.7500001\",30\r\n"),
                USD);
        assertThat(deck.size()).isEqualTo(3);
        assertThat(deck.priceOf(abroad("25261555123"))).isEqualTo(new Price(750_001, 30, false));
        assertThat(deck.priceOf(abroad("25215551"))).isEqualTo(new Price(500_000, 1, false));
        assertThat(deck.priceOf(abroad("252"))).isEqualTo(new Price(500_000, 1, false));
        assertThat(deck.priceOf(abroad("37255501234")).estimate()).isTrue();
        assertThat(deck.priceOf(to(DestinationClass.INTERNAL, "", ""))).isEqualTo(Price.FREE);
    }

    @Test
    void agreesWithTheSlowWay() throws IOException {
        Random random = new Random(11);
        Map<String, Integer> prices = new HashMap<>();
        StringBuilder text = new StringBuilder("prefix,price_per_minute,increment\n");
        for (int i = 0; i < 3_000; i++) {
            String prefix = Integer.toString(1 + random.nextInt(99_999));
            if (prices.putIfAbsent(prefix, i) == null) {
                text.append(prefix).append(',').append(i).append(",1\n");
            }
        }
        RateDeck deck = RateDeck.read(file(text.toString()), USD);
        for (int i = 0; i < 5_000; i++) {
            String number = Long.toString(100_000 + random.nextInt(900_000));
            int longest = 0;
            for (String prefix : prices.keySet()) {
                longest = number.startsWith(prefix) ? Math.max(longest, prefix.length()) : longest;
            }
            Price price = deck.priceOf(abroad(number));
            assertThat(price.estimate()).isEqualTo(longest == 0);
            if (longest > 0) {
                assertThat(price.microsPerMinute()).isEqualTo(prices.get(number.substring(0, longest)) * 1_000_000L);
            }
        }
    }

    @Test
    void everyErrorIsNamedAtOnce() throws IOException {
        Path file = file("prefix,price_per_minute,increment\n44x,1,60\n44,-1,60\n45,1,0\n46,1\n47,1,60\n47,2,60\n"
                + "48,9999999,1.5\n0,1,1\n49,=cmd(),1\n");
        assertThatThrownBy(() -> RateDeck.read(file, USD))
                .asInstanceOf(type(InvalidRateDeck.class))
                .satisfies(e -> assertThat(e.errors())
                        .hasSize(9)
                        .allSatisfy(line -> assertThat(line).startsWith(file + ":"))
                        .contains(
                                file + ":2: \"44x\": prefix must be 1 to 15 digits of an E.164 number, from the country"
                                        + " code on",
                                file + ":7: \"47\": prefix has another price further up",
                                file + ":4: \"0\": increment must be 1 to 3600 whole seconds"));
    }

    @Test
    void aFileThatIsNoDeckIsRefused() throws IOException {
        for (String text :
                new String[] {"", "44,0.01,60\n", "prefix,price_per_minute,increment\n", "\u0000\u001b[2J"}) {
            Path file = file(text);
            assertThatThrownBy(() -> RateDeck.read(file, USD)).isInstanceOf(InvalidRateDeck.class);
        }
        assertThatThrownBy(() -> RateDeck.read(folder.resolve("none.csv"), USD))
                .isInstanceOf(InvalidRateDeck.class)
                .hasMessageContaining("cannot be read");
        Path wrong = file("prefix,price_per_minute,increment\n" + "x,x,x\n".repeat(500_000));
        assertThatThrownBy(() -> RateDeck.read(wrong, USD))
                .asInstanceOf(type(InvalidRateDeck.class))
                .satisfies(e -> assertThat(e.errors()).hasSizeLessThan(110));
    }

    @Test
    void estimatesOrderTheWorldAsCarriersDo() {
        RateDeck deck = RateDeck.estimates(USD);
        long national = micros(deck, to(DestinationClass.NATIONAL, "GB", "442079460123"));
        long cheap = micros(deck, to(DestinationClass.INTERNATIONAL, "FR", "33123456789"));
        long dear = micros(deck, abroad("25261555123"));
        long unallocated = micros(deck, to(DestinationClass.UNALLOCATED, "FR", "33999999999"));
        long premium = micros(deck, to(DestinationClass.PREMIUM, "GB", "449098790000"));
        long satellite = micros(deck, to(DestinationClass.SATELLITE, "001", "881612345678"));
        assertThat(national).isPositive().isLessThan(cheap);
        assertThat(cheap).isLessThan(unallocated).isLessThan(dear);
        assertThat(dear).isLessThan(premium);
        assertThat(premium).isLessThan(satellite);
        assertThat(micros(deck, to(DestinationClass.UNALLOCATED, "SO", "252"))).isEqualTo(dear);
        assertThat(micros(deck, to(DestinationClass.INTERNATIONAL, "001", "80012345678")))
                .isZero();
        assertThat(deck.priceOf(to(DestinationClass.EMERGENCY, "", ""))).isEqualTo(Price.FREE);
    }

    @Test
    void everyCountryHasAnEstimateInEveryCurrency() {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            RateDeck deck = RateDeck.estimates(currency);
            for (String country : Locale.getISOCountries()) {
                Price price = deck.priceOf(to(DestinationClass.INTERNATIONAL, country, "1"));
                assertThat(price.estimate()).isTrue();
                assertThat(price.microsPerMinute()).isPositive();
            }
        }
    }

    private static long micros(RateDeck deck, Destination destination) {
        return deck.priceOf(destination).microsPerMinute();
    }
}
