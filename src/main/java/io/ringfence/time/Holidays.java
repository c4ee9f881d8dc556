package io.ringfence.time;

import java.time.LocalDate;

/** Days on which an office is closed whatever the day of the week. */
public interface Holidays {
    /** No day. */
    Holidays NONE = day -> false;

    /** Whether {@code day} is one. */
    boolean on(LocalDate day);

    /** Days of either. */
    default Holidays or(Holidays other) {
        return day -> on(day) || other.on(day);
    }
}
