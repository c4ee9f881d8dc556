package io.ringfence.decide;

import io.ringfence.score.Finding;

/**
 * A finding and what is left of its points.
 *
 * @param points 0 to 100, after decay
 */
record Weight(Finding finding, double points) {

    /** Evidence from the call itself: it does not fade while the call lives. */
    static Weight fresh(Finding finding) {
        return new Weight(finding, finding.points());
    }

    /** The finding with the points it has now. */
    Finding asFinding() {
        return finding.points() == (int) points
                ? finding
                : new Finding(
                        finding.engine(),
                        finding.kind(),
                        (int) points,
                        finding.severity(),
                        finding.bearing(),
                        finding.spoofable(),
                        finding.why());
    }
}
