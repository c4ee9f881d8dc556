/** What a simulation came to, for people. */
@NullMarked
package io.ringfence.sim.told;

import org.jspecify.annotations.NullMarked;
