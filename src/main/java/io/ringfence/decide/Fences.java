package io.ringfence.decide;

import io.ringfence.number.DestinationClass;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which payers are fenced from what, until when. A fence falls by the clock of the facts, or is lifted by a person. */
public final class Fences {
    /** Whatever the fraud was: a thief turned away from one of these tries the next. */
    public static final Set<DestinationClass> ALWAYS_BARRED = Collections.unmodifiableSet(EnumSet.of(
            DestinationClass.INTERNATIONAL,
            DestinationClass.PREMIUM,
            DestinationClass.SATELLITE,
            DestinationClass.UNALLOCATED));

    /** The first fence of a payer lasts an hour, each further one twice as long, up to a day. */
    static final long FIRST_NANOS = Duration.ofHours(1).toNanos();

    static final long LONGEST_NANOS = Duration.ofHours(24).toNanos();

    /** A payer not fenced for a week starts again at an hour. */
    static final long FORGIVEN_NANOS = Duration.ofDays(7).toNanos();

    private static final int MOST_DOUBLINGS = 5;

    private final Pools<Fence> fences = new Pools<>();

    /** The last fence of this payer, standing or fallen; {@link Fence#NONE} without one. */
    public Fence of(Subject subject) {
        return fences.get(subject, Fence.NONE);
    }

    /** The fences that stand, the first to fall first. */
    public List<Fence> standing(long nowNanos) {
        return fences.values().stream()
                .filter(fence -> fence.stands(nowNanos))
                .sorted(Comparator.comparingLong(Fence::untilNanos)
                        .thenComparing(fence -> fence.subject().label()))
                .toList();
    }

    /** Raises a fence around {@code subject}, or widens the one that stands by {@code type}. */
    Fence raise(Subject subject, DestinationClass type, long nowNanos, String why) {
        Fence before = of(subject);
        EnumSet<DestinationClass> classes = EnumSet.copyOf(ALWAYS_BARRED);
        if (type.costs()) {
            classes.add(type);
        }
        int times = times(before, nowNanos);
        long untilNanos = nowNanos + Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(times - 1, MOST_DOUBLINGS));
        long sinceNanos = nowNanos;
        if (before.stands(nowNanos)) {
            classes.addAll(before.classes());
            untilNanos = Math.max(untilNanos, before.untilNanos());
            sinceNanos = before.sinceNanos();
        }
        Fence fence = new Fence(subject, Collections.unmodifiableSet(classes), sinceNanos, untilNanos, times, why);
        fences.put(subject, fence);
        return fence;
    }

    /** Puts {@code fence} up as it is: by a person, or from before a restart. */
    void put(Fence fence) {
        fences.put(fence.subject(), fence);
    }

    /** Every fence remembered, standing or fallen. */
    List<Fence> all() {
        return fences.values();
    }

    /** Takes the fence down and forgets that there was one. */
    void lift(Subject subject) {
        fences.remove(subject);
    }

    private static int times(Fence before, long nowNanos) {
        if (before.stands(nowNanos)) {
            return before.times();
        }
        return nowNanos - before.untilNanos() > FORGIVEN_NANOS ? 1 : before.times() + 1;
    }
}
