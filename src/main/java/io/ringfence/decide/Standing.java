package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is held against one payer: of each kind and tier the heaviest finding, decaying. */
final class Standing {
    /** More kinds than all engines have. */
    private static final int MOST_KINDS = 64;

    private static final double FADED_POINTS = 1;

    private record Key(String kind, Finding.Bearing bearing, Tier tier) {}

    private record Sign(Finding finding, Tier tier, long atNanos) {
        double points(long nowNanos) {
            return Decay.after(finding.points(), nowNanos - atNanos, Decay.halfLifeNanos(finding));
        }
    }

    private final Recent<Key, Sign> signs = new Recent<>(MOST_KINDS);

    void charge(Finding finding, Tier tier, long atNanos) {
        Key key = new Key(finding.kind(), finding.bearing(), tier);
        Sign before = signs.get(key);
        if (before == null || before.points(atNanos) <= finding.points()) {
            signs.put(key, new Sign(finding, tier, atNanos));
        }
    }

    /** What still weighs on a call of {@code tier}. */
    List<Weight> weighing(Tier tier, long nowNanos) {
        signs.values().removeIf(sign -> sign.points(nowNanos) < FADED_POINTS);
        List<Weight> weights = new ArrayList<>(signs.size());
        for (Sign sign : signs.values()) {
            if (tier.weighs(sign.tier())) {
                weights.add(new Weight(sign.finding(), sign.points(nowNanos)));
            }
        }
        return weights;
    }
}
