package io.ringfence.sim.office;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How busy an office is by the clock, as a share of its busiest hour. */
@FunctionalInterface
public interface Rhythm {

    /**
     * @param atNanos nanoseconds since 1970
     * @return 0 (nobody there) to 1 (the busiest hour)
     */
    double at(long atNanos);

    /** Always the busiest hour, for a demonstration at any hour. */
    static Rhythm steady() {
        return atNanos -> 1;
    }

    /** A weekday with its morning peak, lunch and long evening; three in a hundred of that on a weekend. */
    static Rhythm businessHours(ZoneId zone) {
        double[] hours = {
            .01, .008, .008, .008, .008, .01, .02, .12, .5, .95, 1, .9, .5, .6, .85, .9, .75, .4, .15, .08, .05, .03,
            .02, .012
        };
        return atNanos -> {
            ZonedDateTime local = Instant.ofEpochSecond(Math.floorDiv(atNanos, 1_000_000_000L))
                    .atZone(zone);
            boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return hours[local.getHour()] * (weekend ? .03 : 1);
        };
    }
}
