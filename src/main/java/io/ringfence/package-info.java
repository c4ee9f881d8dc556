/** The composition root. Imports every package; nobody imports it. */
@NullMarked
package io.ringfence;

import org.jspecify.annotations.NullMarked;
