/**
 * Lists of numbers and addresses that are known to be bad, or that nobody should use, read from files. Imports only {@code
 * network}.
 */
@NullMarked
package io.ringfence.list;

import org.jspecify.annotations.NullMarked;
