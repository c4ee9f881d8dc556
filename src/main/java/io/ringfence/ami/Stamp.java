package io.ringfence.ami;

/**
 * Where and when an event entered the river.
 *
 * @param pbx the PBX by its configured name
 * @param atNanos event time, nanoseconds since 1970: the clock live, the {@code Timestamp:} header in a replay
 * @param readNanos monotonic nanoseconds when its last byte was read, for measuring; 0 in a replay
 */
public record Stamp(String pbx, long atNanos, long readNanos) {}
