/**
 * What happens to an office: the thefts of published incidents rebuilt from their figures, and their innocent twins, all drawn
 * from a seed. Imports the {@code firm}, its {@code exchange} and the {@code office}'s manners.
 */
@NullMarked
package io.ringfence.sim.story;

import org.jspecify.annotations.NullMarked;
