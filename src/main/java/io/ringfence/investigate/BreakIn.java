package io.ringfence.investigate;

/**
 * An account somebody got into.
 *
 * @param account the account
 * @param address from where; {@code ""} when nothing proves it
 * @param at when, by the log's clock
 * @param place the line that shows it
 * @param how in words
 * @param inferred no line shows the entry itself: it is concluded from the calls that followed
 * @param guesses refusals of the account that came before, from that address or all
 */
public record BreakIn(
        String account, String address, long at, Place place, String how, boolean inferred, long guesses) {}
