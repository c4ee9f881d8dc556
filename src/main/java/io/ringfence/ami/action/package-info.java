/** What we ask of a PBX, and how it is written. Imports nothing of ours. */
@NullMarked
package io.ringfence.ami.action;

import org.jspecify.annotations.NullMarked;
