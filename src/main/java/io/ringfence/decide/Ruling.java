package io.ringfence.decide;

import io.ringfence.score.Finding;
import java.util.List;

/**
 * What the operator's lists say about a call.
 *
 * @param exempt allowed whatever else is known
 * @param against the rule that forbids it, as a finding; empty when none does
 */
record Ruling(boolean exempt, List<Finding> against) {
    static final Ruling EXEMPT = new Ruling(true, List.of());
    static final Ruling SILENT = new Ruling(false, List.of());

    boolean forbids() {
        return !against.isEmpty();
    }
}
