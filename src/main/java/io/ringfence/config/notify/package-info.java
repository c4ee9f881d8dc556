/**
 * The section {@code notify}: who is told, and how. May import {@code config} for secrets and where they come from, and
 * {@code time} for hours.
 */
@NullMarked
package io.ringfence.config.notify;

import org.jspecify.annotations.NullMarked;
