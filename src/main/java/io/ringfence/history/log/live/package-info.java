/**
 * Asterisk's logs as they are written, as facts. Imports what reads a log, and nouns.
 */
@NullMarked
package io.ringfence.history.log.live;

import org.jspecify.annotations.NullMarked;
