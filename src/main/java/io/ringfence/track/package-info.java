/**
 * Events become facts: channels, legs, calls, and who pays. Imports {@code ami} for its events, and nouns.
 */
@NullMarked
package io.ringfence.track;

import org.jspecify.annotations.NullMarked;
