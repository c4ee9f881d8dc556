/**
 * Findings become verdicts: points, ladder, exemptions, budgets. Pure. Imports {@code score} for its findings, and nouns.
 */
@NullMarked
package io.ringfence.decide;

import org.jspecify.annotations.NullMarked;
