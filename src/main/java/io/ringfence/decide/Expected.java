package io.ringfence.decide;

import io.ringfence.fact.Payer;
import io.ringfence.policy.Policies;
import io.ringfence.policy.Policy;

/** What is expected of a payer. */
final class Expected {
    private Expected() {}

    /** A phone's own policy; of everybody else, the one for all. */
    static Policy of(Payer payer, Policies policies) {
        boolean phone = payer.kind() == Payer.Kind.EXTENSION || payer.kind() == Payer.Kind.FEATURE;
        return phone ? policies.of(payer.name()) : policies.standard();
    }
}
