package io.ringfence.sim.firm;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** When somebody works: his share of calls by the hour of his day, 1 in the busiest. */
@SuppressWarnings("ImmutableEnumChecker") // the hours are written once and never handed out
public enum Shift {
    /** Morning and afternoon peaks, lunch between, somebody always stays longer. */
    DAY(
            .001, .001, .001, .001, .001, .002, .01, .10, .5, .95, 1, .9, .5, .6, .85, .9, .75, .4, .12, .05, .03, .02,
            .01, .004),
    /** Comes after lunch and stays until eleven. */
    EVENING(
            .03, .002, .001, .001, .001, .001, .002, .005, .01, .02, .05, .1, .3, .6, .9, 1, .9, .9, .8, .8, .7, .6, .4,
            .15),
    /** As by day, and on Saturdays and Sundays too. */
    WEEKEND(
            .001, .001, .001, .001, .001, .002, .01, .05, .4, .9, 1, .9, .5, .6, .85, .9, .7, .4, .15, .05, .03, .02,
            .01, .004),
    /** From ten in the evening to six. */
    NIGHT(
            .8, .6, .5, .5, .6, .7, .3, .05, .01, .004, .004, .004, .004, .004, .004, .004, .004, .01, .02, .03, .1, .4,
            .9, 1);

    /** On a day off somebody looks in now and then. */
    private static final double DAY_OFF = .02;

    private final double[] hours;

    Shift(double... hours) {
        this.hours = hours;
    }

    double at(LocalDate day, int hour, boolean holiday) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        boolean off = holiday || (this == DAY || this == EVENING) && weekend;
        boolean resting =
                this == WEEKEND && (day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfWeek() == DayOfWeek.TUESDAY);
        return hours[hour] * (off ? DAY_OFF : resting ? DAY_OFF : 1);
    }
}
