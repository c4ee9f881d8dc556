package io.ringfence.decide.ban;

import io.ringfence.network.Cidr;

/**
 * Addresses that deserve to be kept out, if nothing speaks against it.
 *
 * @param network one address, or the network attackers are spread over
 * @param proven whether something that no stranger can bring about in their name speaks against them
 * @param brokeIn whether they got in with an account that is not theirs, so that its success there proves nothing
 * @param why the findings, in words with figures
 */
public record Suspect(long atNanos, String pbx, Cidr network, boolean proven, boolean brokeIn, String why) {}
