package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.number.Destination;
import io.ringfence.number.DestinationClass;
import io.ringfence.number.DialPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers an operator wrote down, in E.164 ({@code +252…}, {@code 00252…}, {@code 252…}) or as they are dialled, then
 * found in whatever form somebody dials them. Spaces, dots, dashes and brackets do not matter.
 */
final class NumberList {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]");

    private final Set<String> dialled = new HashSet<>();
    private final Set<String> e164 = new HashSet<>();

    NumberList(List<String> numbers, DialPlan plan) {
        for (String number : numbers) {
            String compact = compact(number);
            if (!compact.isEmpty()) {
                dialled.add(compact);
                e164.add(withoutPrefix(compact));
                Destination there = plan.destination(compact);
                if (there.hasNumber() && there.type() != DestinationClass.UNALLOCATED) {
                    e164.add(there.e164());
                }
            }
        }
    }

    boolean has(Call call) {
        if (dialled.isEmpty()) {
            return false;
        }
        String number = call.destination().e164();
        return (!number.isEmpty() && e164.contains(number)) || dialled.contains(compact(call.dialled()));
    }

    private static String compact(String number) {
        return PUNCTUATION.matcher(number).replaceAll("");
    }

    private static String withoutPrefix(String number) {
        if (number.startsWith("+")) {
            return number.substring(1);
        }
        return number.startsWith("00") ? number.substring(2) : number;
    }
}
