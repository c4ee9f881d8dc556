package io.ringfence.history.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/** From a file's wall clock to nanoseconds since 1970. */
public final class WallClock {
    private static final long NANOS = 1_000_000_000L;
    private static final long HOUR_NANOS = 3600 * NANOS;

    private final ZoneId zone;
    private final ZoneRules rules;
    private long cachedHour = Long.MIN_VALUE;
    private long cachedOffsetNanos;

    /** The clock of a zone. */
    public WallClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * When the clock showed {@code localNanos}. In the hour that comes twice in autumn the reading nearest to {@code hint}
     * counts, in the one that never comes in spring the clock had not been put forward yet.
     *
     * @param hint seconds since 1970 of the call's uniqueid, 0 for none: the earlier reading then
     */
    public long nanos(long localNanos, long hint) {
        long hour = Math.floorDiv(localNanos, HOUR_NANOS);
        if (hour == cachedHour) {
            return localNanos - cachedOffsetNanos;
        }
        long seconds = Math.floorDiv(localNanos, NANOS);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.size() == 2) {
            long early = seconds - offsets.get(0).getTotalSeconds();
            long late = seconds - offsets.get(1).getTotalSeconds();
            boolean second = hint != 0 && Math.abs(hint - late) < Math.abs(hint - early);
            return localNanos - offsets.get(second ? 1 : 0).getTotalSeconds() * NANOS;
        }
        long offset = rules.getOffset(local).getTotalSeconds() * NANOS;
        if (offsets.size() == 1 && wholeHour(hour, offsets.get(0))) {
            cachedHour = hour;
            cachedOffsetNanos = offset;
        }
        return localNanos - offset;
    }

    /** Some zones change in the middle of an hour. */
    private boolean wholeHour(long hour, ZoneOffset offset) {
        long last = hour * 3600 + 3599;
        return rules.getValidOffsets(LocalDateTime.ofEpochSecond(hour * 3600, 0, ZoneOffset.UTC))
                        .equals(List.of(offset))
                && rules.getValidOffsets(LocalDateTime.ofEpochSecond(last, 0, ZoneOffset.UTC))
                        .equals(List.of(offset));
    }

    /** The clock's offset at an instant. */
    long offsetSeconds(long epochSeconds) {
        return rules.getOffset(Instant.ofEpochSecond(epochSeconds)).getTotalSeconds();
    }
}
