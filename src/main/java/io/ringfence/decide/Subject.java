package io.ringfence.decide;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;

/** Whom points, fences and budgets are kept for: one payer of one PBX. */
public record Subject(String pbx, Payer payer) {

    /** Who pays for {@code call}. */
    static Subject of(Call call) {
        return new Subject(call.pbx(), call.payer());
    }

    /** As a person would name it. */
    String label() {
        return payer.kind() == Payer.Kind.UNKNOWN ? "an unknown payer" : payer.name();
    }
}
