/**
 * A simulated PBX that speaks AMI over TCP: accounts, sessions, actions and faults around an {@code exchange} and the
 * {@code office} that works on it. Knows the wire, not the river; may import {@code time}.
 */
@NullMarked
package io.ringfence.sim;

import org.jspecify.annotations.NullMarked;
