/**
 * Commands and what a person sees in a terminal. A bank: it starts things and shows them.
 */
@NullMarked
package io.ringfence.cli;

import org.jspecify.annotations.NullMarked;
