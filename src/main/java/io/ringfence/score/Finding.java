package io.ringfence.score;

import io.ringfence.score.access.About;

/**
 * What one engine has to say about one fact. A finding is not a decision.
 *
 * @param engine the engine's name, as in configuration and metrics
 * @param kind findings of one kind on one subject do not add up twice: the highest counts
 * @param points how much it weighs, 0 to 100
 * @param severity how bad it is by itself
 * @param bearing what kind of evidence it is
 * @param spoofable whether a stranger can bring it about in somebody else's name
 * @param why evidence in words with figures
 * @param about whom it is about
 */
public record Finding(
        String engine,
        String kind,
        int points,
        Severity severity,
        Bearing bearing,
        boolean spoofable,
        String why,
        About about) {

    /** About whoever pays for the call, or whose login it is. */
    public Finding(
            String engine, String kind, int points, Severity severity, Bearing bearing, boolean spoofable, String why) {
        this(engine, kind, points, severity, bearing, spoofable, why, About.PAYER);
    }

    /** What kind of evidence a finding is. */
    public enum Bearing {
        /** Something that speaks for fraud by itself. */
        SIGN,
        /** Something is merely new. In an ordinary office something always is, so a novelty alone never alerts. */
        NOVELTY,
        /** A limit somebody set is crossed: it decides by itself, whatever the points. */
        LIMIT
    }

    /** Whether it says only that something is new. */
    public boolean novelty() {
        return bearing == Bearing.NOVELTY;
    }

    /** Whether it says that a limit somebody set is crossed. */
    public boolean limit() {
        return bearing == Bearing.LIMIT;
    }

    /** Checks the range of {@code points}. */
    public Finding {
        if (points < 0 || points > 100) {
            throw new IllegalArgumentException("points of " + engine + " must be 0 to 100, not " + points);
        }
    }

    /** The same, once what it rests on may be a stranger's. */
    public Finding asSpoofable() {
        return new Finding(engine, kind, points, severity, bearing, true, why, about);
    }
}
