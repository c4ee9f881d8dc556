package io.ringfence.number;

import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a string is exactly an emergency number, with every prefix a PBX or trunk may put before it: outside line,
 * international prefix or {@code +}, country code, trunk prefix.
 *
 * <p>Exact only: a number that merely begins with one ({@code 911123}) would let a thief dial anything under its protection,
 * so {@code connectsToEmergencyNumber} must not be used here.
 */
final class EmergencyNumbers {
    private static final int LONGEST_SHORT = 6;
    /** No emergency number on record is longer. */
    private static final int LONGEST_LISTED = 5;
    /** Where no emergency number is on record, those that exchanges and handsets know everywhere (3GPP TS 22.101). */
    private static final Set<String> COMMON = Set.of("112", "911", "999");
    /** Reads back the address an emergency call would report; looks and must behave like one. */
    private static final String TEST_LINE = "933";

    private final String country;
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> extra = new HashSet<>();
    private final boolean onRecord;
    private final int longest;

    EmergencyNumbers(Numbering home, List<String> outside, List<String> international, List<String> configured) {
        country = home.country();
        onRecord = COMMON.stream().anyMatch(this::known);
        extra.addAll(configured);
        if (country.equals("US") || country.equals("CA")) {
            extra.add(TEST_LINE);
        }
        longest = Math.max(
                LONGEST_SHORT, extra.stream().mapToInt(String::length).max().orElse(0));
        addPrefixes("", home, international);
        for (String digits : outside) {
            addPrefixes(digits, home, international);
        }
    }

    private void addPrefixes(String outside, Numbering home, List<String> international) {
        addTrunk(outside, home);
        addTrunk(outside + "+", home);
        addTrunk(outside + "+" + home.callingCode(), home);
        for (String prefix : international) {
            addTrunk(outside + prefix, home);
            addTrunk(outside + prefix + home.callingCode(), home);
        }
    }

    private void addTrunk(String prefix, Numbering home) {
        prefixes.add(prefix);
        prefixes.add(prefix + home.trunkPrefix());
    }

    /** Whether {@code number}, digits with or without {@code +}, is one. */
    boolean has(String number) {
        for (String prefix : prefixes) {
            int rest = number.length() - prefix.length();
            if (rest > 1 && rest <= longest && number.startsWith(prefix) && bare(number.substring(prefix.length()))) {
                return true;
            }
        }
        return false;
    }

    /** Every string that is one, in order. */
    List<String> all() {
        List<String> bare = new ArrayList<>(extra);
        for (int digits = 2, count = 100; digits <= LONGEST_LISTED; digits++, count *= 10) {
            for (int i = 0; i < count; i++) {
                String number = String.format("%0" + digits + "d", i);
                if (bare(number)) {
                    bare.add(number);
                }
            }
        }
        return prefixes.stream()
                .flatMap(prefix -> bare.stream().map(number -> prefix + number))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean bare(String number) {
        return extra.contains(number) || (number.length() <= LONGEST_SHORT && (known(number) || common(number)));
    }

    private boolean common(String number) {
        return !onRecord && COMMON.contains(number);
    }

    private boolean known(String number) {
        return number.charAt(0) != '+' && ShortNumberInfo.getInstance().isEmergencyNumber(number, country);
    }
}
