/**
 * Bytes from a PBX or a capture file become {@link io.ringfence.ami.Event}s. Imports nouns only: nothing is upstream of the wire.
 */
@NullMarked
package io.ringfence.ami;

import org.jspecify.annotations.NullMarked;
