/**
 * Facts become findings: one engine per file over shared, bounded rows. {@link io.ringfence.score.Scorer} is the list of them. Imports
 * nouns only, since facts are a noun.
 */
@NullMarked
package io.ringfence.score;

import org.jspecify.annotations.NullMarked;
