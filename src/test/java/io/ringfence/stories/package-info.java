/** The table of all stories: what each thief got away with, and which innocent calls were disturbed. */
@NullMarked
package io.ringfence.stories;

import org.jspecify.annotations.NullMarked;
