package io.ringfence.number;

/**
 * One way to read a dialled string.
 *
 * @param number the characters of it that can be dialled
 * @param outside the outside-line or service digits taken off
 * @param prefix the international prefix taken off
 * @param kind the number type in words
 * @param why what decided
 */
record Reading(
        String number,
        String outside,
        String prefix,
        Destination destination,
        String kind,
        String why,
        Certainty certainty) {

    /** How much a reading explains of what was dialled. */
    enum Certainty {
        /** Nothing fits. */
        NONE,
        /** The form fits: a known prefix, a local length, or a valid number without its prefix. */
        LIKELY,
        /** A valid number, dialled as it should be. */
        VALID
    }

    private static final Destination INSIDE = new Destination(DestinationClass.INTERNAL, "", "", false);
    private static final Destination HELP = new Destination(DestinationClass.EMERGENCY, "", "", false);

    static Reading of(Destination destination, String kind, String why, Certainty certainty) {
        return new Reading("", "", "", destination, kind, why, certainty);
    }

    static Reading internal(String number, String why) {
        return new Reading(number, "", "", INSIDE, "extension", why, Certainty.NONE);
    }

    static Reading emergency(String number) {
        return new Reading(
                number, "", "", HELP, "emergency", "exactly an emergency number of this plan", Certainty.VALID);
    }

    Reading dialled(String whole, String taken) {
        return new Reading(whole, taken, prefix, destination, kind, why, certainty);
    }

    Reading abroad(String internationalPrefix) {
        return new Reading(number, outside, internationalPrefix, destination, kind, why, certainty);
    }

    Reading guessed(String reason) {
        return new Reading(number, outside, prefix, destination, kind, reason, Certainty.LIKELY);
    }

    boolean explains() {
        return certainty != Certainty.NONE;
    }

    boolean surerThan(Reading other) {
        return certainty.compareTo(other.certainty) > 0;
    }

    /** The one that could make the bigger bill; the first of equals. */
    Reading costlierOf(Reading other) {
        return rank(other.destination.type()) > rank(destination.type()) ? other : this;
    }

    private static int rank(DestinationClass type) {
        return switch (type) {
            case INTERNAL -> 0;
            case EMERGENCY -> 1;
            case NATIONAL -> 2;
            case MOBILE -> 3;
            case INTERNATIONAL -> 4;
            case UNALLOCATED -> 5;
            case PREMIUM -> 6;
            case SATELLITE -> 7;
        };
    }
}
