/**
 * An ordinary office over weeks of virtual time: its people, their habits, phones, addresses and calls, in several countries,
 * and the truth about every call. Imports the {@code exchange} and the {@code office}'s manners.
 */
@NullMarked
package io.ringfence.sim.firm;

import org.jspecify.annotations.NullMarked;
