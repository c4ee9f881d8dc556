/**
 * Windows, decay and counters over keys, with no telecom words. Imports nothing: mathematics is tested against slow twins.
 */
@NullMarked
package io.ringfence.stat;

import org.jspecify.annotations.NullMarked;
