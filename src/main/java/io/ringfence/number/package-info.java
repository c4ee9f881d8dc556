/**
 * Dialled string to destination: country, class, type. Imports nothing of ours, so a number means the same in every stage.
 */
@NullMarked
package io.ringfence.number;

import org.jspecify.annotations.NullMarked;
