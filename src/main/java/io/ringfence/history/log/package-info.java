/**
 * Asterisk's log files: lines, their prefixes, and what they say of who was refused or let in. Imports nouns, and how files are
 * packed.
 */
@NullMarked
package io.ringfence.history.log;

import org.jspecify.annotations.NullMarked;
