/**
 * Call records of the past become facts: Asterisk's {@code Master.csv} and CDR exports with a header. Imports nouns.
 */
@NullMarked
package io.ringfence.history;

import org.jspecify.annotations.NullMarked;
