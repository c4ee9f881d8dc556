/**
 * Validated settings. Imports only nouns: a setting is checked in the words of what it sets.
 */
@NullMarked
package io.ringfence.config;

import org.jspecify.annotations.NullMarked;
