package io.ringfence.decide;

import io.ringfence.fact.Payer;
import io.ringfence.number.DestinationClass;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A temporary bar on one payer for classes of destination; never emergency or internal ones.
 *
 * @param sinceNanos when it was raised, nanoseconds since 1970
 * @param untilNanos when it falls by itself
 * @param times how often this payer was fenced of late, this time included
 * @param why what led to it, in words
 */
public record Fence(
        Subject subject, Set<DestinationClass> classes, long sinceNanos, long untilNanos, int times, String why) {

    /** Stands for a payer that was not fenced of late. */
    public static final Fence NONE = new Fence(new Subject("", Payer.UNKNOWN), Set.of(), 0, 0, 0, "");

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Whether it has been raised and has not fallen yet. */
    public boolean stands(long nowNanos) {
        return times > 0 && nowNanos < untilNanos;
    }

    /** Whether it bars calls of this class now. */
    public boolean bars(DestinationClass type, long nowNanos) {
        return stands(nowNanos) && classes.contains(type);
    }

    /** The same for fewer classes. */
    Fence narrowed(Set<DestinationClass> fewer) {
        return new Fence(subject, fewer, sinceNanos, untilNanos, times, why);
    }

    /** When it falls, for a person. */
    String until() {
        return minute(untilNanos);
    }

    static String minute(long atNanos) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(Math.floorDiv(atNanos, SECOND_NANOS), 0, ZoneOffset.UTC);
        return at.toLocalDate() + " " + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES) + " UTC";
    }
}
