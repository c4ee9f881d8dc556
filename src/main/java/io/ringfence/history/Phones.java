package io.ringfence.history;

import io.ringfence.fact.Payer;
import io.ringfence.history.csv.Text;
import java.util.HashSet;
import java.util.Set;

/**
 * What the internal numbers of this PBX are numbers of. A number whose phone was ever seen is an extension; one that rang other
 * phones is a ring group or queue; else one of the length of the phones seen is an extension, for a forwarded phone may be
 * switched off.
 */
final class Phones {
    private static final int MOST = 50_000;
    private static final int LONGEST_LENGTH = 31;
    private static final int SHORTEST = 2;

    private final Set<String> phones = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private int lengths;

    /** A channel of this phone was seen. */
    void seen(Device phone) {
        String name = phone.endpoint();
        if (phones.size() < MOST && phones.add(name) && Text.digitsOnly(name) && name.length() <= LONGEST_LENGTH) {
            lengths |= 1 << name.length();
        }
    }

    /** {@code number} rang another phone than its own. */
    void rangOther(String number) {
        if (groups.size() < MOST) {
            groups.add(number);
        }
    }

    /** Whether an internal number can be somebody's: digits, and not a feature code or a menu choice. */
    static boolean plausible(String number) {
        return number.length() >= SHORTEST && Text.digitsOnly(number);
    }

    boolean known(String number) {
        return phones.contains(number);
    }

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
}
