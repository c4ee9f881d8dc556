/**
 * The switch: channels, Dial, bridges and Local pairs that emit what Asterisk 22 emits, event for event. Imports nothing
 * of ours, knows no socket and reads no clock, so that months of traffic are written in seconds.
 */
@NullMarked
package io.ringfence.sim.exchange;

import org.jspecify.annotations.NullMarked;
