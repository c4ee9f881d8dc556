/**
 * What is read of a store by those who tell people of it. May import the store.
 */
@NullMarked
package io.ringfence.store.post;

import org.jspecify.annotations.NullMarked;
