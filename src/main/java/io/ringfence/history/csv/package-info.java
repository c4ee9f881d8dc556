/**
 * How CDR files are written: packing, encoding, quoting, columns, times and their zone. Imports nothing.
 */
@NullMarked
package io.ringfence.history.csv;

import org.jspecify.annotations.NullMarked;
