/**
 * What is going on now, published for readers: the pipeline's thread writes immutable values and waits for nobody, others read them
 * when they like. Changes go to every open console.
 */
@NullMarked
package io.ringfence.web.live;

import org.jspecify.annotations.NullMarked;
