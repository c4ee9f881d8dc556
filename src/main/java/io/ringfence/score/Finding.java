package io.ringfence.score;

/**
 * What one engine has to say about one fact. A finding is not a decision.
 *
 * @param engine the engine's name, as in configuration and metrics
 * @param kind findings of one kind on one subject do not add up twice: the highest counts
 * @param points how much it weighs, 0 to 100
 * @param severity how bad it is by itself
 * @param novelty whether it says only that something is new: novelty alone never alerts
 * @param spoofable whether a stranger can bring it about in somebody else's name
 * @param why evidence in words with figures
 */
public record Finding(
        String engine, String kind, int points, Severity severity, boolean novelty, boolean spoofable, String why) {

    /** Checks the range of {@code points}. */
    public Finding {
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points of " + engine + " must be 0 to 100, not " + points);
        }
    }
}
