/**
 * How lines of Asterisk's logs are written: where they end, their times, what stands before a message. Imports how files are packed.
 */
@NullMarked
package io.ringfence.history.log.line;

import org.jspecify.annotations.NullMarked;
