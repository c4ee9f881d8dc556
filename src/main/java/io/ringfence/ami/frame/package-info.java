/**
 * Frames of bytes: lines up to a blank line, found, compared and read as text without trusting them. Imports nothing: what a
 * frame means is for {@code ami} to say.
 */
@NullMarked
package io.ringfence.ami.frame;

import org.jspecify.annotations.NullMarked;
