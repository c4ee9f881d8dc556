/** Asks a running PBX what a configuration folder does not say. */
@NullMarked
package io.ringfence.audit.ask;

import org.jspecify.annotations.NullMarked;
