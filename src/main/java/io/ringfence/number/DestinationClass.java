package io.ringfence.number;

/** What kind of bill a destination makes. */
public enum DestinationClass {
    /** An emergency service: allowed before anything else is looked at. */
    EMERGENCY,
    /** An extension or feature of the PBX itself: costs nothing. */
    INTERNAL,
    /** A fixed, free or shared-cost number of the PBX's own country. */
    NATIONAL,
    /** A mobile number of the PBX's own country. */
    MOBILE,
    /** A valid number of another country. */
    INTERNATIONAL,
    /** Premium rate, personal numbers and other services that pay the called party, in any country. */
    PREMIUM,
    /** Satellite and other global networks: +870, +881, +882, +883. */
    SATELLITE,
    /** Possible by its length but assigned to nobody we know of: a strong sign, never proof. */
    UNALLOCATED;

    /** Lower case, as in configuration, metrics and verdicts. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a call of this class can make a bill worth stealing: everything but emergency and internal. */
    public boolean costs() {
        return this != EMERGENCY && this != INTERNAL;
    }
}
