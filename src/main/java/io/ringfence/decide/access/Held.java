package io.ringfence.decide.access;

import io.ringfence.score.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is held against one address, network or account: of each kind the heaviest finding, of which half fades in two hours. Its score is the sum over
 * kinds; its proven score leaves out what a stranger can bring about.
 */
public final class Held {
    private static final long HALF_LIFE_NANOS = Duration.ofHours(2).toNanos();
    private static final double FADED = 1;
    private static final Comparator<Finding> STRONGEST_FIRST =
            Comparator.comparingInt(Finding::points).reversed().thenComparing(Finding::kind);

    /** After a pause of so long something that was banned is let in again, or had been dropped meanwhile. */
    private static final long PAUSE_NANOS = Duration.ofMinutes(5).toNanos();

    private static final long REMINDER_NANOS = Duration.ofHours(1).toNanos();

    /** What was said last. */
    public enum Told {
        NOTHING,
        ALERT,
        BAN
    }

    private final Map<String, Sign> signs = new LinkedHashMap<>();
    private Told told = Told.NOTHING;
    private long toldNanos;
    private long lastNanos;

    private record Sign(Finding finding, long atNanos, boolean told) {
        double points(long nowNanos) {
            long age = Math.max(0, nowNanos - atNanos);
            return finding.points() * StrictMath.pow(2, -(double) age / HALF_LIFE_NANOS);
        }
    }

    Held() {}

    /** Holds {@code finding}. */
    public void charge(Finding finding, long atNanos) {
        Sign before = signs.get(finding.kind());
        if (before == null || before.points(atNanos) <= finding.points()) {
            boolean told = before != null && before.points(atNanos) >= FADED && before.told();
            signs.put(finding.kind(), new Sign(finding, atNanos, told));
        }
    }

    /** The sum of what is held. */
    public int score(long nowNanos) {
        return (int) signs.values().stream()
                .mapToDouble(sign -> sign.points(nowNanos))
                .sum();
    }

    /** The sum of what nobody could have forged. */
    public int proven(long nowNanos) {
        return (int) signs.values().stream()
                .filter(sign -> !sign.finding().spoofable())
                .mapToDouble(sign -> sign.points(nowNanos))
                .sum();
    }

    /** What is held, strongest first. */
    public List<Finding> findings(long nowNanos) {
        List<Finding> findings = new ArrayList<>();
        for (Sign sign : signs.values()) {
            if (sign.points(nowNanos) >= FADED) {
                findings.add(sign.finding());
            }
        }
        findings.sort(STRONGEST_FIRST);
        return List.copyOf(findings);
    }

    /**
     * Whether {@code due} is to be said now, which is then taken for said: when it is more than what was said last, and a ban again after a
     * pause, for it may have ended, and every hour.
     */
    public boolean rises(Told due, long nowNanos) {
        boolean again = due == Told.BAN
                && told == Told.BAN
                && (nowNanos - lastNanos >= PAUSE_NANOS || nowNanos - toldNanos >= REMINDER_NANOS);
        boolean more = due.compareTo(told) > 0;
        lastNanos = nowNanos;
        if (more || again) {
            toldNanos = nowNanos;
        }
        told = due == Told.ALERT && told == Told.BAN ? told : due;
        return more || again;
    }

    /** Whether a kind of at least {@code points} is held that {@link #tell} has not been called for. */
    public boolean untold(int points, long nowNanos) {
        return signs.values().stream().anyMatch(sign -> !sign.told() && sign.points(nowNanos) >= points);
    }

    /** Takes everything held for told. */
    public void tell() {
        signs.replaceAll((kind, sign) -> new Sign(sign.finding(), sign.atNanos(), true));
    }
}
