/**
 * Counts what passes on the river for Prometheus. A bank: it watches every stage and changes none.
 */
@NullMarked
package io.ringfence.metric;

import org.jspecify.annotations.NullMarked;
