/**
 * Verdicts become outcomes: hang up, confirm, escalate, alert. Imports {@code decide} for its verdicts, and nouns.
 */
@NullMarked
package io.ringfence.act;

import org.jspecify.annotations.NullMarked;
