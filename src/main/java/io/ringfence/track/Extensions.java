package io.ringfence.track;

import io.ringfence.fact.Payer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the internal numbers of this PBX are numbers of. A number whose phone was ever seen is an extension; one whose
 * dialplan rings other phones is a ring group or queue; else one of the length of the phones seen is an extension, for a
 * forwarded phone may be switched off. Holds {@value #MOST_PHONES}
 * phones, {@value #MOST_CLAIMED} names that callers may have chosen, and {@value #MOST_GROUPS} groups; those used last stay.
 */
final class Extensions {
    private static final int MOST_PHONES = 10_000;
    private static final int MOST_CLAIMED = 2_048;
    private static final int MOST_GROUPS = 10_000;
    private static final int LONGEST_LENGTH = 31;
    private static final int SHORTEST = 2;

    private final Set<String> phones = bounded(MOST_PHONES);
    private final Set<String> claimed = bounded(MOST_CLAIMED);
    private final Set<String> groups = bounded(MOST_GROUPS);
    private int lengths;

    /** A channel of this phone exists. Names that callers choose have a table of their own, lest they push out those of phones. */
    void seen(ChannelName phone) {
        String endpoint = phone.endpoint();
        (phone.chosenByCaller() ? claimed : phones).add(endpoint);
        if (Dialled.digitsOnly(endpoint) && endpoint.length() <= LONGEST_LENGTH) {
            lengths |= 1 << endpoint.length();
        }
    }

    /** The dialplan of {@code number} rang another phone than its own. */
    void rangOther(String number) {
        groups.add(number);
    }

    /** Whether an internal number can be somebody's: digits, and not a feature code or a menu choice. */
    static boolean plausible(String number) {
        return number.length() >= SHORTEST && Dialled.digitsOnly(number);
    }

    boolean known(String number) {
        return phones.contains(number) || claimed.contains(number);
    }

    /** Whether the number is, or has the form of, a phone's. */
    boolean likePhone(String number) {
        if (known(number)) {
            return true;
        }
        if (groups.contains(number) || !plausible(number) || number.length() > LONGEST_LENGTH) {
            return false;
        }
        return lengths == 0 ? number.length() > SHORTEST : (lengths & 1 << number.length()) != 0;
    }

    boolean group(String number) {
        return groups.contains(number) && !known(number);
    }

    Payer payer(String number) {
        return likePhone(number) ? Payer.extension(number) : new Payer(Payer.Kind.FEATURE, number);
    }

    private static Set<String> bounded(int most) {
        return Collections.newSetFromMap(new LinkedHashMap<String, Boolean>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        });
    }
}
