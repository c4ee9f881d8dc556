package io.ringfence.time;

/** When people are expected at work. */
public interface OfficeHours {
    /** Nobody said when, so every hour is as good as another. */
    OfficeHours UNKNOWN = new OfficeHours() {
        @Override
        public boolean known() {
            return false;
        }

        @Override
        public boolean open(long atNanos) {
            return true;
        }
    };

    /** Whether somebody said when. */
    boolean known();

    /** Whether the office is open at an instant, in nanoseconds since 1970. */
    boolean open(long atNanos);

    /** Whether the day of an instant is a day off for all, be it any day of the week. */
    default boolean holiday(long atNanos) {
        return false;
    }

    /** The hours in words, {@code Mon-Fri 08:00-18:00}; {@code ""} when nobody said. */
    default String words() {
        return "";
    }
}
