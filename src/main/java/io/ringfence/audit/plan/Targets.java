package io.ringfence.audit.plan;

/** Where a {@code Dial} leads to. */
public final class Targets {
    private Targets() {}

    /** Whether {@code step} dials something outside. */
    public static boolean outward(Dialplan plan, Peers peers, Step step) {
        return step.is("Dial")
                && DialTarget.of(plan.global(step.argument(0))).stream().anyMatch(target -> target.outward(peers));
    }
}
