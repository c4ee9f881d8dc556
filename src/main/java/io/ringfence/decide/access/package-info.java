/**
 * What is held against addresses and accounts, and when it is time to speak of it. Imports {@code score} for its findings.
 */
@NullMarked
package io.ringfence.decide.access;

import org.jspecify.annotations.NullMarked;
