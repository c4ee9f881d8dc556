package io.ringfence.score;

import io.ringfence.stat.Layout;
import io.ringfence.stat.Slice;
import io.ringfence.stat.TwoPools;
import java.security.SecureRandom;

/**
 * Small rows of numbers outside the PBX: ranges that are called, callers, and inbound numbers. At most {@value #MOST} of each kind of proof; a
 * number not used lately makes room.
 *
 * <p>A number is known by its last nine digits, since callers are shown in national format, with a plus, or with any prefix.
 */
final class NumberRows {
    private static final int MOST = 50_000;
    private static final int DIGITS = 9;
    private static final int RANGE = 2;
    private static final int CALLED = 0;
    private static final int CALLER = 1;
    private static final int INBOUND = 2;

    private final Layout layout = new Layout();
    private final Slice slice = new Slice();
    private final Slice second = new Slice();
    private TwoPools rows = new TwoPools(new Layout(), MOST, MOST, 0, 0);
    private boolean closed;

    /** Where engines reserve their places before the first number. */
    Layout layout() {
        return layout;
    }

    /** The range a called number lies in. */
    Slice range(String pbx, String number) {
        return point(slice, pbx, CALLED, head(tail(number)), true);
    }

    /** A number that calls in, or that is called back. */
    Slice caller(String pbx, String number) {
        return point(slice, pbx, CALLER, tail(number), false);
    }

    /** The range of such a number. */
    Slice callers(String pbx, String number) {
        return point(second, pbx, CALLER, head(tail(number)), false);
    }

    /** A number of the PBX that is called from outside. */
    Slice inbound(String pbx, String number) {
        return point(second, pbx, INBOUND, number, false);
    }

    private Slice point(Slice at, String pbx, int kind, String name, boolean proven) {
        if (!closed) {
            SecureRandom random = new SecureRandom();
            rows = new TwoPools(layout, MOST, MOST, random.nextLong(), random.nextLong());
            closed = true;
        }
        rows.point(at, pbx, kind, name, proven);
        return at;
    }

    private static String head(String tail) {
        return tail.substring(0, Math.max(0, tail.length() - RANGE)) + '*';
    }

    private static String tail(String number) {
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int i = number.length() - 1; i >= 0 && digits.length() < DIGITS; i--) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.reverse().toString();
    }
}
