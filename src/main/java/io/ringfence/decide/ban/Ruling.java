package io.ringfence.decide.ban;

import io.ringfence.network.Cidr;
import java.util.List;
import java.util.Locale;

/**
 * What the policy says of a suspect or of a person's wish.
 *
 * @param network what it was about
 * @param ban what is to be kept out from now on; {@link Ban#NONE} unless {@code result} is {@link Result#BANNED}
 * @param replaced bans that it takes the place of
 * @param why why not, in words; {@code ""} for a ban
 */
public record Ruling(Result result, Cidr network, Ban ban, List<Ban> replaced, String why) {

    /** The fixed set behind the metric's label. */
    public enum Result {
        /** Kept out from now on. */
        BANNED,
        /** Kept out already. */
        STANDING,
        /** Never to be kept out. */
        PROTECTED,
        /** Everything that speaks against it can be forged. */
        SPOOFABLE,
        /** Wider than a /24 or a /64. */
        TOO_WIDE,
        /** Too many within a minute; it waits. */
        LIMITED;

        /** Lower case, as in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Ruling not(Result result, Cidr network, String why) {
        return new Ruling(result, network, Ban.NONE, List.of(), why);
    }
}
