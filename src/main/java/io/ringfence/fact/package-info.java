/**
 * The vocabulary every stage shares: what happened, who pays, to where. Imports only {@code number} and {@code network}.
 */
@NullMarked
package io.ringfence.fact;

import org.jspecify.annotations.NullMarked;
