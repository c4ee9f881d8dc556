package io.ringfence.cli.kept;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 30m}, {@code 2h}, {@code 3d}. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final long LONGEST_DAYS = 365;

    private Spans() {}

    /** In nanoseconds. */
    static long nanos(String span) {
        Matcher parts = SPAN.matcher(span);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a span of time: " + Printed.safe(span) + "; write 30m, 2h or 3d");
        }
        TimeUnit unit = switch (parts.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
        };
        long nanos = unit.toNanos(Long.parseLong(parts.group(1)));
        if (nanos > TimeUnit.DAYS.toNanos(LONGEST_DAYS)) {
            throw new IllegalArgumentException("longer than a year: " + span);
        }
        return nanos;
    }
}
