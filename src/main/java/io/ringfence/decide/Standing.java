package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is held against one payer: of each kind and tier the heaviest finding, decaying. */
final class Standing {
    /** More kinds than all engines have. */
    private static final int MOST_KINDS = 64;

    /** Most payers that have anything held against them have one or two signs. */
    private static final int FEW = 2;

    private static final double FADED_POINTS = 1;

    private record Sign(Finding finding, Tier tier, long atNanos) {
        double points(long nowNanos) {
            return Decay.after(finding.points(), nowNanos - atNanos, Decay.halfLifeNanos(finding));
        }

        boolean sameAs(Finding other, Tier otherTier) {
            return tier == otherTier
                    && finding.bearing() == other.bearing()
                    && finding.kind().equals(other.kind());
        }
    }

    private final List<Sign> signs = new ArrayList<>(FEW);

    void charge(Finding finding, Tier tier, long atNanos) {
        for (int i = 0; i < signs.size(); i++) {
            Sign before = signs.get(i);
            if (before.sameAs(finding, tier)) {
                if (before.points(atNanos) <= finding.points()) {
                    signs.set(i, new Sign(finding, tier, atNanos));
                }
                return;
            }
        }
        if (signs.size() == MOST_KINDS) {
            signs.remove(0);
        }
        signs.add(new Sign(finding, tier, atNanos));
    }

    /** What still weighs on a call of {@code tier}. */
    List<Weight> weighing(Tier tier, long nowNanos) {
        signs.removeIf(sign -> sign.points(nowNanos) < FADED_POINTS);
        List<Weight> weights = new ArrayList<>(signs.size());
        for (Sign sign : signs) {
            if (tier.weighs(sign.tier())) {
                weights.add(new Weight(sign.finding(), sign.points(nowNanos)));
            }
        }
        return weights;
    }
}
