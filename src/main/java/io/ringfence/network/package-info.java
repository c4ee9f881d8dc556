/**
 * Addresses as the wire names them, literal, canonical, never resolved; the networks and countries they are in. Imports nothing of
 * ours.
 */
@NullMarked
package io.ringfence.network;

import org.jspecify.annotations.NullMarked;
