/**
 * What a phone dials to forward its calls. Imports numbers only.
 */
@NullMarked
package io.ringfence.track.forward;

import org.jspecify.annotations.NullMarked;
