/**
 * The only place that reads a clock. Imports nothing: everything else takes time as an argument, so that a replay is exact.
 */
@NullMarked
package io.ringfence.time;

import org.jspecify.annotations.NullMarked;
