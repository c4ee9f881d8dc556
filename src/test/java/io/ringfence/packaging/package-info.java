/** What the packages hold besides the program. */
@NullMarked
package io.ringfence.packaging;

import org.jspecify.annotations.NullMarked;
