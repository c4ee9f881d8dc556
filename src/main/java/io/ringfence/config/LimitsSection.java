package io.ringfence.config;

import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.policy.SpendLimits;

/** {@code limits}: what may be spent, in units of the configured currency. */
final class LimitsSection {
    private static final String[] PERIODS = {"call", "hour", "day", "month"};

    /** A limit below this ends the cheapest calls of a working day within their first minute. */
    private final long minuteMicros;

    /** {@code minuteMicros} is what a minute to a mobile is thought to cost. */
    LimitsSection(long minuteMicros) {
        this.minuteMicros = minuteMicros;
    }

    /** Limits written directly, or under {@code extension}. */
    SpendLimits ofExtensions(Section section, SpendLimits usual) {
        boolean under = section.filled("extension");
        Section extension = section.section("extension", "extensions");
        if (!under) {
            return read(section, usual);
        }
        for (String period : PERIODS) {
            if (section.has(period)) {
                section.value(period).fault("stands beside `extension`: put it there");
            }
        }
        return read(extension, usual);
    }

    /** The four limits of one section; those left out as in {@code usual}. */
    SpendLimits read(Section section, SpendLimits usual) {
        Value call = section.value("call", "per-call");
        Value hour = section.value("hour", "hourly", "per-hour");
        Value day = section.value("day", "daily", "per-day");
        Value month = section.value("month", "monthly", "per-month");
        SpendLimits read = new SpendLimits(
                amount(call, usual.callMicros()),
                amount(hour, usual.hourMicros()),
                amount(day, usual.dayMicros()),
                amount(month, usual.monthMicros()));
        moot(call, read.callMicros(), read.dayMicros(), "day");
        moot(hour, read.hourMicros(), read.dayMicros(), "day");
        moot(day, read.dayMicros(), read.monthMicros(), "month");
        return read;
    }

    private long amount(Value value, long usual) {
        if (value.text().equalsIgnoreCase("none")) {
            return SpendLimits.UNLIMITED;
        }
        long micros = value.micros(usual);
        if (value.given() && micros == 0) {
            value.warn("every call that costs anything will be ended");
        } else if (value.given() && micros < minuteMicros) {
            value.warn("is less than a minute to a mobile costs: such calls will be ended at once");
        }
        return micros;
    }

    private static void moot(Value value, long micros, long longer, String longerName) {
        if (value.given() && micros != SpendLimits.UNLIMITED && micros > longer) {
            value.warn("is above the limit of a " + longerName + ", which applies first");
        }
    }
}
