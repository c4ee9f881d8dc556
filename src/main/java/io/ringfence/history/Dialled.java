package io.ringfence.history;

import io.ringfence.history.csv.Text;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;

/** A number as somebody dialled it or as a trunk was given it, and where it leads. */
record Dialled(String text, Destination destination) {
    private static final int SHORTEST_TAIL = 6;

    /** Where an inbound call leads: to the PBX itself, whatever form the number has. */
    static final Destination INSIDE = new Destination(DestinationClass.INTERNAL, "", "", false);

    /** Stands for no number. */
    static final Dialled NONE = new Dialled("", INSIDE);

    static Dialled of(String text, DialPlan plan) {
        return text.isEmpty() ? NONE : new Dialled(text, plan.destination(text));
    }

    boolean outside() {
        return destination.type() != DestinationClass.INTERNAL;
    }

    private boolean vague() {
        return !outside() || destination.type() == DestinationClass.UNALLOCATED;
    }

    /**
     * The number of a call whose trunk was given {@code this} and whose caller dialled {@code asked}: what the trunk was given,
     * unless a carrier's prefix makes nonsense, or another country, of a number that was clear before.
     */
    Dialled orWhatWas(Dialled asked) {
        boolean obscured = prefixes(asked) || (vague() && (!outside() || same(asked)));
        return obscured && !asked.vague() ? asked : this;
    }

    /** Whether this is all of {@code asked}, country code included, behind digits that lead it elsewhere. */
    private boolean prefixes(Dialled asked) {
        String whole = asked.destination.e164();
        return ordinary()
                && !whole.equals(destination.e164())
                && whole.length() >= SHORTEST_TAIL
                && Text.digits(text).endsWith(whole);
    }

    /** Whether {@code other} is this number again, perhaps with a prefix put on or taken off, as dialplans do for carriers. */
    boolean same(Dialled other) {
        if (text.equals(other.text)) {
            return true;
        }
        if (!ordinary() || !other.ordinary()) {
            return false;
        }
        String mine = destination.e164();
        String its = other.destination.e164();
        if (!mine.isEmpty() && mine.equals(its)) {
            return true;
        }
        return ends(whole(), Text.digits(other.text)) || ends(other.whole(), Text.digits(text));
    }

    private boolean ordinary() {
        return outside() && destination.type() != DestinationClass.EMERGENCY;
    }

    private String whole() {
        return destination.e164().isEmpty() ? Text.digits(text) : destination.e164();
    }

    private static boolean ends(String whole, String line) {
        return (line.length() >= SHORTEST_TAIL && whole.endsWith(line))
                || (whole.length() >= SHORTEST_TAIL && line.endsWith(whole));
    }
}
