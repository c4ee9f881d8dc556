package io.ringfence.score.access;

/**
 * What an engine has to say about an address, a network or an account.
 *
 * @param points how much it weighs, 0 to 100
 * @param spoofable whether a stranger can bring it about in another's name
 * @param why evidence in words with figures
 */
public record Sign(About about, String engine, String kind, int points, boolean spoofable, String why) {}
