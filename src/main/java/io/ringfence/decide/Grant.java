package io.ringfence.decide;

/**
 * Something points alone decided, which therefore drew on a budget.
 *
 * @param fence whether a fence was raised, else a call was hung up
 * @param atNanos when, nanoseconds since 1970
 */
public record Grant(Subject subject, boolean fence, long atNanos) {}
