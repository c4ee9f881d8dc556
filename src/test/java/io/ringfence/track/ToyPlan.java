package io.ringfence.track;

import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.List;

/** More than six digits lead outside; 112 and 9112 are emergencies; 9 takes an outside line; 00 leads abroad from 44. */
final class ToyPlan implements DialPlan {
    @Override
    public Destination destination(String dialled) {
        String digits = dialled.replaceAll("[^0-9]", "");
        if (digits.equals("112") || digits.equals("9112") || digits.equals("999")) {
            return new Destination(DestinationClass.EMERGENCY, "GB", "", true);
        }
        if (digits.length() <= 6 || !Dialled.number(dialled)) {
            return new Destination(DestinationClass.INTERNAL, "", "", false);
        }
        String line = digits.startsWith("900") ? digits.substring(1) : digits;
        if (line.startsWith("00")) {
            return new Destination(DestinationClass.INTERNATIONAL, "XX", line.substring(2), false);
        }
        String national = line.startsWith("0") ? "44" + line.substring(1) : line;
        return new Destination(DestinationClass.NATIONAL, "GB", national, true);
    }

    @Override
    public List<String> explain(String dialled) {
        return List.of(dialled);
    }
}
