/**
 * A bank: what a replay would have done, in figures, as text, Markdown and JSON. Imports the verdicts it watches, and nouns.
 */
@NullMarked
package io.ringfence.report;

import org.jspecify.annotations.NullMarked;
