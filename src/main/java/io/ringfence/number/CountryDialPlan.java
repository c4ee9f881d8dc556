package io.ringfence.number;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A dial plan by country.
 *
 * <p>A string is read with and without its outside-line digits, and the surest reading wins. Up to six digits are an
 * extension. Where one string names several numbers ({@code 300&PJSIP/0044…@trunk}, {@code 911x0025…}, {@code *72…}), the
 * costliest counts, so that nothing hides behind something harmless.
 *
 * <p>Answers are kept for {@value #KEPT} strings of at most {@value #LONGEST_KEY} characters, some 10 MB at worst; longer
 * ones are worked out anew.
 */
final class CountryDialPlan implements DialPlan {
    private static final int KEPT = 32_768;
    private static final int LONGEST_KEY = 96;
    private static final int LONGEST_EXTENSION = 6;
    private static final int SHORTEST_NUMBER = 7;
    /** Codes dialled before a number to show or withhold the caller's own, by country; star codes are understood anywhere. */
    private static final Map<String, List<String>> SERVICE = Map.of(
            "GB", List.of("141", "1470"),
            "IE", List.of("141", "142"),
            "AU", List.of("1831", "1832"),
            "NZ", List.of("0197", "0196"),
            "FR", List.of("3651"));

    private final Cache<String, Destination> answers =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();
    private final Numbering home;
    private final List<String> outside;
    private final List<String> service;
    private final List<String> international;
    private final EmergencyNumbers emergency;
    private final Set<String> emergencyE164 = new HashSet<>();

    CountryDialPlan(
            String country,
            List<String> outsideLine,
            List<String> internationalPrefixes,
            List<String> emergencyNumbers) {
        home = new Numbering(country);
        outside = prefixes("outsideLine", outsideLine.stream());
        international = prefixes(
                "international", Stream.concat(internationalPrefixes.stream(), Stream.of(home.internationalPrefix())));
        service = Stream.concat(outside.stream(), SERVICE.getOrDefault(home.country(), List.of()).stream())
                .toList();
        List<String> extra = emergencyNumbers.stream()
                .map(number -> DialString.targets(number).get(0).get(0))
                .filter(number -> !number.isEmpty())
                .toList();
        emergency = new EmergencyNumbers(home, outside, international, extra);
        for (String number : extra) {
            if (number.length() >= SHORTEST_NUMBER) {
                emergencyE164.add(full(number).destination().e164());
            }
        }
        emergencyE164.remove("");
    }

    private static List<String> prefixes(String name, Stream<String> configured) {
        return configured
                .map(prefix -> prefix.replaceAll("[+~ ]", ""))
                .filter(prefix -> !prefix.isEmpty())
                .peek(prefix -> check(name, prefix))
                .distinct()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }

    private static void check(String name, String prefix) {
        if (!prefix.matches("[0-9]{1,8}")) {
            throw new IllegalArgumentException(name + " must be 1 to 8 digits, not " + Shown.text(prefix));
        }
    }

    Dialling dialling() {
        List<String> help = new ArrayList<>(emergency.all());
        for (String number : emergencyE164) {
            for (String line : Stream.concat(Stream.of(""), outside.stream()).toList()) {
                help.add(line + "+" + number);
                international.forEach(prefix -> help.add(line + prefix + number));
            }
        }
        return new Dialling(outside, international, help.stream().distinct().toList());
    }

    @Override
    public Destination destination(String dialled) {
        return dialled.length() > LONGEST_KEY
                ? read(dialled).destination()
                : answers.get(dialled, text -> read(text).destination());
    }

    @Override
    public List<String> explain(String dialled) {
        return Shown.lines(dialled, read(dialled));
    }

    private Reading read(String dialled) {
        List<List<String>> targets = DialString.targets(dialled);
        Reading reading = target(targets.get(0));
        for (List<String> target : targets.subList(1, targets.size())) {
            reading = reading.costlierOf(target(target));
        }
        String context = DialString.context(dialled);
        if (context.length() > 1 && context.charAt(0) == '+' && plain(reading.number())) {
            Reading there = number(context + reading.number());
            return there.certainty() == Reading.Certainty.VALID ? reading.costlierOf(there) : reading;
        }
        return reading;
    }

    /** The first piece decides, unless it is harmless and a number follows. */
    private Reading target(List<String> pieces) {
        boolean outsideThenPlus = pieces.size() > 1
                && outside.contains(pieces.get(0))
                && pieces.get(1).startsWith("+");
        if (outsideThenPlus) {
            return target(pieces.subList(1, pieces.size()));
        }
        Reading first = piece(pieces.get(0));
        for (String later : pieces.subList(1, pieces.size())) {
            if (first.destination().type().costs()) {
                return first;
            }
            Reading reading = later.length() > SHORTEST_NUMBER ? piece(later) : first;
            boolean leadsOut = reading.explains() && reading.destination().hasNumber();
            first = leadsOut ? first.costlierOf(reading) : first;
        }
        return first;
    }

    private Reading piece(String text) {
        String piece = text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
        if (piece.isEmpty() || piece.equals("+")) {
            return Reading.internal(text, "a name, not a number");
        }
        return piece.indexOf('*') < 0 && piece.indexOf('#') < 0 ? number(piece) : feature(piece);
    }

    /** A feature code stays inside, unless it carries a number: a forward to be set, a caller ID to be withheld. */
    private Reading feature(String piece) {
        Reading best = Reading.internal(piece, "a feature code");
        boolean code = piece.charAt(0) == '*' || piece.charAt(0) == '#';
        for (String token : piece.split("[*#]+", -1)) {
            if (token.isEmpty()) {
                continue;
            }
            Reading carried = code && token.length() > 2 ? afterCode(token) : number(token);
            code = false;
            if (carried.explains()) {
                best = best.costlierOf(carried.dialled(piece, carried.outside()));
            }
        }
        return best;
    }

    /** Codes have two digits as a rule, some have three. */
    private Reading afterCode(String token) {
        Reading two = number(token.substring(2));
        return two.explains() || token.length() == 3 ? two : number(token.substring(3));
    }

    private Reading number(String number) {
        if (emergency.has(number)) {
            return Reading.emergency(number);
        }
        Reading reading = number.length() <= LONGEST_EXTENSION ? brief(number) : full(number);
        return emergencyE164.contains(reading.destination().e164()) ? Reading.emergency(number) : reading;
    }

    private Reading brief(String number) {
        if (!plain(number)) {
            return home.abroad(number.substring(1)).dialled(number, "");
        }
        for (String digits : outside) {
            if (number.startsWith(digits) && shortCode(number.substring(digits.length()), 3)) {
                return premiumCode(number, digits);
            }
        }
        if (shortCode(number, 5)) {
            return premiumCode(number, "");
        }
        boolean perhapsOutside = outside.isEmpty() && number.length() == LONGEST_EXTENSION;
        Reading reading = perhapsOutside ? home.home(number) : Reading.internal(number, "");
        return reading.explains()
                ? reading.dialled(number, "")
                : Reading.internal(number, "up to " + LONGEST_EXTENSION + " digits: an extension");
    }

    private boolean shortCode(String digits, int shortest) {
        return digits.length() >= shortest && home.premiumShortCode(digits);
    }

    private Reading premiumCode(String number, String taken) {
        Destination destination = new Destination(DestinationClass.PREMIUM, home.country(), "", true);
        return Reading.of(destination, "premium short code", "a short code that costs", Reading.Certainty.VALID)
                .dialled(number, taken);
    }

    private Reading serviceCode() {
        Destination destination = new Destination(DestinationClass.NATIONAL, home.country(), "", true);
        return Reading.of(
                destination,
                "service short code",
                "a short code that costs no more than a call",
                Reading.Certainty.VALID);
    }

    private Reading full(String number) {
        if (!plain(number)) {
            return home.abroad(number.substring(1)).abroad("+").dialled(number, "");
        }
        Reading best = Reading.internal(number, "");
        for (String taken : service) {
            if (number.startsWith(taken)) {
                Reading way = outward(number.substring(taken.length())).dialled(number, taken);
                if (way.certainty() == Reading.Certainty.VALID) {
                    return way;
                }
                best = way.surerThan(best) ? way : best;
            }
        }
        Reading bare = outward(number).dialled(number, "");
        return bare.surerThan(best) || !best.explains() ? bare : best;
    }

    private Reading outward(String digits) {
        for (String prefix : international) {
            if (digits.startsWith(prefix) && digits.length() > prefix.length()) {
                return home.abroad(digits.substring(prefix.length())).abroad(prefix);
            }
        }
        if (digits.length() <= LONGEST_EXTENSION && shortCode(digits, 3)) {
            return premiumCode(digits, "");
        }
        return digits.length() <= LONGEST_EXTENSION && home.serviceShortCode(digits)
                ? serviceCode()
                : home.home(digits);
    }

    private static boolean plain(String number) {
        return !number.isEmpty() && number.charAt(0) != '+';
    }
}
