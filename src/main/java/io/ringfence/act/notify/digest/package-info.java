/**
 * Reports on a day or a week: what is counted for them as it happens, and how they are put together from what is kept. May import what is
 * counted, and the store.
 */
@NullMarked
package io.ringfence.act.notify.digest;

import org.jspecify.annotations.NullMarked;
