package io.ringfence.decide;

import io.ringfence.fact.Call;

/** Numbers that belong together: thieves are paid for whole blocks and call one number after the other in them. */
record Range(String digits) {
    /** Country code and enough to tell an operator's block apart; in +1 an exchange. */
    private static final int DIGITS = 7;

    /** The block {@code call} goes to; of a number that is none, what was dialled. */
    static Range of(Call call) {
        String number = call.destination().e164();
        if (number.isEmpty()) {
            return new Range(call.dialled());
        }
        return new Range(number.substring(0, Math.min(DIGITS, number.length())));
    }
}
