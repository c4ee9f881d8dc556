/**
 * Reads an Asterisk's configuration folder and says what in it helps an attacker. A tool beside the river: besides its own
 * parts it imports {@code history}, to know what was dialled, and nouns.
 */
@NullMarked
package io.ringfence.audit;

import org.jspecify.annotations.NullMarked;
