/**
 * Whom to keep out, for how long, and whom never: the policy of bans. Pure over its own bounded state; time comes with what it is
 * asked. Imports facts, their addresses and the settings.
 */
@NullMarked
package io.ringfence.decide.ban;

import org.jspecify.annotations.NullMarked;
