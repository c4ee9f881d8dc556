/**
 * Writes bans down before they are carried out, takes them up again at the start, and does what people ask about them. Imports the actors and the
 * policy of bans, and the store.
 */
@NullMarked
package io.ringfence.keep.ban;

import org.jspecify.annotations.NullMarked;
