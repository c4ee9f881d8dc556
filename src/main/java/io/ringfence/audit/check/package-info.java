/** The checks, one kind of weakness each. Imports what reads a folder, and what a weakness is. */
@NullMarked
package io.ringfence.audit.check;

import org.jspecify.annotations.NullMarked;
