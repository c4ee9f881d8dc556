/** What a weakness is, what one is looked for in, and when a secret is too easy to guess. Imports what reads a folder. */
@NullMarked
package io.ringfence.audit.weakness;

import org.jspecify.annotations.NullMarked;
