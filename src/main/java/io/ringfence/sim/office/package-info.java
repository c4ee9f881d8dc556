/**
 * The people: an office that works on a simulated PBX, thieves who rob it, and the ledger of what was which. Imports the
 * {@code exchange} only.
 */
@NullMarked
package io.ringfence.sim.office;

import org.jspecify.annotations.NullMarked;
