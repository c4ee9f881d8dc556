package io.ringfence.track;

import io.ringfence.number.Destination;
import io.ringfence.number.DialPlan;
import java.util.Arrays;
import java.util.List;

/**
 * The answers of a plan for numbers dialled lately, one a place, for one thread. The events of a call ask for its number again
 * and again, and the plan's own cache, which all threads share, takes ten times as long.
 */
final class RecentNumbers implements DialPlan {
    private static final int PLACES = 2_048;
    private static final int LONGEST = 96;

    private final DialPlan plan;
    private final String[] numbers = new String[PLACES];
    private final Destination[] destinations = new Destination[PLACES];

    RecentNumbers(DialPlan plan) {
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
