package io.ringfence.track.forward;

import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.List;
import java.util.Set;

/**
 * Call forwards that are set by dialling: a code and behind it a number that costs. A code alone, after which the dialplan asks for the number, shows
 * nothing here, nor does a number that costs nothing.
 */
public final class ForwardCodes {
    private static final Set<DestinationClass> COSTLY = Set.of(
            DestinationClass.INTERNATIONAL,
            DestinationClass.PREMIUM,
            DestinationClass.SATELLITE,
            DestinationClass.UNALLOCATED);

    /** What was dialled: a code, and the number calls are to be forwarded to; both {@code ""} for anything else. */
    public record Dialled(String code, String number) {
        static final Dialled NONE = new Dialled("", "");

        /** Whether a forward to a costly number was dialled. */
        public boolean costly() {
            return !code.isEmpty();
        }
    }

    private final DialPlan plan;
    private final List<String> codes;

    /** Those of a PBX that dials by {@code plan}. */
    public ForwardCodes(DialPlan plan, List<String> codes) {
        this.plan = plan;
        this.codes = List.copyOf(codes);
    }

    /** What {@code text}, anything a stranger may dial, sets. */
    public Dialled read(String text) {
        if (text.isEmpty() || text.charAt(0) != '*' && text.charAt(0) != '#') {
            return Dialled.NONE;
        }
        for (String code : codes) {
            String number = text.startsWith(code) ? number(text.substring(code.length())) : "";
            if (!number.isEmpty() && COSTLY.contains(plan.destination(number).type())) {
                return new Dialled(code, number);
            }
        }
        return Dialled.NONE;
    }

    /** As European codes have it, {@code 0037255501234#}. */
    private static String number(String behind) {
        return behind.endsWith("#") ? behind.substring(0, behind.length() - 1) : behind;
    }
}
