package io.ringfence.decide.ban;

import io.ringfence.network.Cidr;
import java.util.Locale;

/**
 * Addresses kept out for a while.
 *
 * @param sinceNanos nanoseconds since 1970
 * @param untilNanos when it ends by itself
 * @param times how often they were kept out of late, this time included
 * @param pbx which PBX was attacked; {@code ""} when a person decided
 * @param why in words, with figures
 * @param enforced whether it is carried out; else it is only said that it would be
 */
public record Ban(
        Cidr network,
        long sinceNanos,
        long untilNanos,
        int times,
        Origin origin,
        String pbx,
        String why,
        boolean enforced) {

    /** Stands for no ban. */
    public static final Ban NONE = new Ban(Cidr.NONE, 0, 0, 0, Origin.POLICY, "", "", false);

    /** Who decided it. */
    public enum Origin {
        /** Ringfence itself. */
        POLICY,
        /** Somebody with the command. */
        PERSON;

        /** Lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it holds at {@code nowNanos}. */
    public boolean stands(long nowNanos) {
        return nowNanos < untilNanos;
    }

    /** Whole seconds left, rounded up, at least one. */
    public long secondsLeft(long nowNanos) {
        return Math.max(1, (untilNanos - nowNanos + 999_999_999L) / 1_000_000_000L);
    }
}
