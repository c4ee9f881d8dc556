package io.ringfence.investigate;

/**
 * Something that happened, for a timeline.
 *
 * @param at by the log's clock
 * @param address {@code ""} when there is none
 * @param account {@code ""} when there is none
 */
public record Moment(long at, String what, String address, String account, Place place) {}
