/**
 * A simulated PBX that speaks AMI over TCP, an office that works on it and thieves who rob it. Knows the wire, not the river.
 */
@NullMarked
package io.ringfence.sim;

import org.jspecify.annotations.NullMarked;
