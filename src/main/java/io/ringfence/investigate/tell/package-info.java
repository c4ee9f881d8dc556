/**
 * A case for readers: JSON, Markdown, a page, and the evidence itself. Imports the case.
 */
@NullMarked
package io.ringfence.investigate.tell;

import org.jspecify.annotations.NullMarked;
