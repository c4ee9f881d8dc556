package io.ringfence.config;

import io.ringfence.config.yaml.Nearest;
import io.ringfence.config.yaml.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Country codes as a configuration writes them. */
final class Countries {
    /** What a list of countries may name besides: destinations that belong to no country, or to nobody. */
    private static final Set<String> WORDS = Set.of("premium", "satellite", "unallocated");

    /** Places with a country calling code but no ISO 3166 code: Ascension, Tristan da Cunha, Kosovo. */
    private static final Map<String, String> UNLISTED = Map.of("AC", "SHP", "TA", "GBP", "XK", "EUR");

    private static final Currency NONE = Currency.getInstance("XXX");

    private static final Set<String> CODES = codes();
    private static final Map<String, String> NAMES = names();

    private Countries() {}

    /** An ISO 3166 alpha-2 code in capitals; {@code ""} when there is none or it is wrong, which is then reported. */
    static String code(Value value) {
        String code = value.text().toUpperCase(Locale.ROOT);
        if (!value.given() || CODES.contains(code)) {
            return code;
        }
        value.reject("must be a two-letter country code such as `DE`", hint(value.text(), Set.of()));
        return "";
    }

    /** A code in capitals, or one of the words in small letters. */
    static String codeOrWord(Value value) {
        String word = value.text().toLowerCase(Locale.ROOT);
        String code = value.text().toUpperCase(Locale.ROOT);
        if (WORDS.contains(word)) {
            return word;
        }
        if (CODES.contains(code)) {
            return code;
        }
        String words = String.join(", ", new TreeSet<>(WORDS));
        value.reject("must be a two-letter country code or one of " + words, hint(value.text(), WORDS));
        return "";
    }

    /** The currency people pay in there; {@code value} reports when there is no telling. */
    static Currency currency(String country, Value value) {
        if (value.given()) {
            return currency(value);
        }
        String unlisted = UNLISTED.get(country);
        if (unlisted != null) {
            return Currency.getInstance(unlisted);
        }
        Currency local = CODES.contains(country)
                ? Currency.getInstance(new Locale.Builder().setRegion(country).build())
                : NONE;
        if (local == null) {
            value.fault("is required: " + country + " has no currency of its own");
        }
        return local == null ? NONE : local;
    }

    private static Currency currency(Value value) {
        String code = value.text().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            Collection<String> codes = Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .toList();
            value.reject(
                    "must be a three-letter currency code such as `EUR`", Nearest.hint(code, new TreeSet<>(codes)));
            return NONE;
        }
    }

    private static String hint(String written, Set<String> words) {
        String code = NAMES.get(written.toLowerCase(Locale.ROOT));
        return code == null ? Nearest.hint(written, words) : "; did you mean `" + code + "`?";
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.addAll(UNLISTED.keySet());
        return codes;
    }

    /** Names and three-letter codes people write instead, and the two codes that are everybody's mistake. */
    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>(Map.of("uk", "GB", "el", "GR"));
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            names.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            names.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
        }
        return names;
    }
}
