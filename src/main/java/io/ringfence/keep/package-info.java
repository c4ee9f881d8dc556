/**
 * Writes down what the river decides before it is done, and takes it up again at the start. A bank with one privilege: it
 * stands around the actors, so that an intent is on the disk before its action is on the wire.
 */
@NullMarked
package io.ringfence.keep;

import org.jspecify.annotations.NullMarked;
