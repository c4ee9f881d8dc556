package io.ringfence.track;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.Arrays;
import java.util.List;

/**
 * A number somebody dialled and where it leads.
 *
 * @param text as dialled, cut at the first character no phone can dial
 * @param destination where it leads
 */
record Dialled(String text, Destination destination) {
    private static final int LONGEST = 80;
    private static final int SHORTEST_TAIL = 6;
    private static final boolean[] DIALLABLE = new boolean[128];

    static {
        String all = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*#+-._()~";
        all.chars().forEach(c -> DIALLABLE[c] = true);
    }

    /** Where an inbound call leads: to the PBX itself, whatever form the number has. */
    static final Destination INSIDE = new Destination(DestinationClass.INTERNAL, "", "", false);

    /** Stands for a number on a trunk that no event showed: it costs, and nobody knows where it leads. */
    static final Dialled UNSEEN = new Dialled("", new Destination(DestinationClass.UNALLOCATED, "", "", false));

    static Dialled of(String raw, DialPlan plan) {
        String text = cut(raw);
        return new Dialled(text, plan.destination(text));
    }

    boolean emergency() {
        return destination.type() == DestinationClass.EMERGENCY;
    }

    boolean internal() {
        return destination.type() == DestinationClass.INTERNAL;
    }

    /**
     * Whether {@code sent}, on its way to a trunk, is this number again: same E.164, or one is the other with a prefix
     * put on or taken off, as dialplans do for carriers.
     */
    boolean same(Dialled sent) {
        if (emergency() || internal() || sent.emergency() || sent.internal()) {
            return destination.type() == sent.destination.type() && (emergency() || text.equals(sent.text));
        }
        if (text.equals(sent.text)) {
            return true;
        }
        String mine = destination.e164();
        String other = sent.destination.e164();
        if (!mine.isEmpty() && mine.equals(other)) {
            return true;
        }
        String digits = digits(text);
        String line = digits(sent.text);
        boolean shortened = line.length() >= SHORTEST_TAIL && (digits.endsWith(line) || mine.endsWith(line));
        String whole = mine.isEmpty() ? digits : mine;
        return shortened || (whole.length() >= SHORTEST_TAIL && line.endsWith(whole));
    }

    /** Cuts at the first character no phone can dial: a line end, a dial string's {@code &}, a space. */
    static String cut(String raw) {
        int end = 0;
        while (end < raw.length() && end < LONGEST && dialable(raw.charAt(end))) {
            end++;
        }
        return end == raw.length() ? raw : raw.substring(0, end);
    }

    /** Whether this is a number, and not one of the dialplan's own labels such as {@code s} or {@code h}. */
    static boolean number(String exten) {
        if (exten.isEmpty()) {
            return false;
        }
        char first = exten.charAt(0);
        return (first >= '0' && first <= '9') || first == '+' || first == '*' || first == '#';
    }

    static boolean digitsOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean dialable(char c) {
        return c < DIALLABLE.length && DIALLABLE[c];
    }

    /**
     * The answers of a plan for numbers dialled lately, one a place, for one thread. The events of a call ask for its number again
     * and again, and the plan's own cache, which all threads share, takes ten times as long.
     */
    static final class Recent implements DialPlan {
        private static final int PLACES = 2_048;
        private static final int LONGEST = 96;

        private final DialPlan plan;
        private final String[] numbers = new String[PLACES];
        private final Destination[] destinations = new Destination[PLACES];

        Recent(DialPlan plan) {
            this.plan = plan;
            Arrays.fill(numbers, "");
            Arrays.fill(destinations, plan.destination(""));
        }

        @Override
        public Destination destination(String dialled) {
            if (dialled.length() > LONGEST) {
                return plan.destination(dialled);
            }
            int hash = dialled.hashCode();
            int place = (hash ^ hash >>> 11) & PLACES - 1;
            if (!numbers[place].equals(dialled)) {
                destinations[place] = plan.destination(dialled);
                numbers[place] = dialled;
            }
            return destinations[place];
        }

        @Override
        public List<String> explain(String dialled) {
            return plan.explain(dialled);
        }
    }
}
