/**
 * Facts become findings: one engine per file, bounded keyed state. Imports nouns only, since facts are a noun.
 */
@NullMarked
package io.ringfence.score;

import org.jspecify.annotations.NullMarked;
