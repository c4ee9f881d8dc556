package io.ringfence.web.live;

/**
 * One thing that changed.
 *
 * @param number counted from 1
 * @param kind {@code call}, {@code ended}, {@code verdict}, {@code outcome}, {@code feed} or {@code deed}
 * @param value immutable; becomes JSON when it is first told
 */
record Change(long number, String pbx, String kind, Object value) {}
