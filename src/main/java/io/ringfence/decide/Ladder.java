package io.ringfence.decide;

import io.ringfence.policy.Thresholds;

/** From points to the rung they reach. */
record Ladder(Thresholds thresholds) {

    Action rung(int score) {
        if (score >= thresholds.fence()) {
            return Action.FENCE;
        }
        if (score >= thresholds.hangup()) {
            return Action.HANGUP;
        }
        return score >= thresholds.alert() ? Action.ALERT : Action.ALLOW;
    }
}
