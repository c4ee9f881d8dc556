/**
 * Rehearsals on a live PBX: a call that leads nowhere is begun, judged by a river of its own and hung up over the wire that ends
 * real calls. What it judges never touches the state of the office, and the office's river judges the drill's call like any
 * other: nothing is exempt, so there is no marker to forge.
 */
@NullMarked
package io.ringfence.drill;

import org.jspecify.annotations.NullMarked;
