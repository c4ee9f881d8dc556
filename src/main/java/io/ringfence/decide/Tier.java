package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.number.DestinationClass;

/**
 * How dear a call is, cheapest first. What was held against a payer for calls of one tier weighs on calls of that tier
 * and of dearer ones, never on cheaper ones: an extension whose calls abroad are suspect may still ring the plumber.
 */
enum Tier {
    /** Internal and inbound calls, and numbers too short to be anything else. */
    FREE,
    /** National and mobile calls. */
    HOME,
    /** Everything abroad or at a premium. */
    COSTLY;

    private static final int LONGEST_SHORT_NUMBER = 4;

    static Tier of(Call call) {
        if (call.route() == Call.Route.INBOUND || !call.destination().type().costs() || unknownShort(call)) {
            return FREE;
        }
        DestinationClass type = call.destination().type();
        return type == DestinationClass.NATIONAL || type == DestinationClass.MOBILE ? HOME : COSTLY;
    }

    boolean weighs(Tier sign) {
        return sign.compareTo(this) <= 0;
    }

    /** An unknown number of at most four digits may be a local emergency or service code nobody told us of. */
    private static boolean unknownShort(Call call) {
        return call.destination().type() == DestinationClass.UNALLOCATED
                && call.dialled().length() <= LONGEST_SHORT_NUMBER;
    }
}
